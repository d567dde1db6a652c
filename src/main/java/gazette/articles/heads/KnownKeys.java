package gazette.articles.heads;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Knows the keys that other tools have for the layout of their pages and the like. They mean nothing here, and
/// nobody needs to be told so.
final class KnownKeys {
    private static final Set<String> LAYOUT =
            HeadKey.words("""
            layout type kind posttype template templatekey theme cssclass cssclasses css class classes style styles
            scripts script js javascript math mathjax katex latex mermaid plantuml diagram chart music aplayer highlight
            codehighlight copycode codefold
            showtoc enabletoc toc tocopen tableofcontents tocstickysidebar hidetoc hidetableofcontents tocminheadinglevel
            tocmaxheadinglevel numbersections autonumber sidebar sidebarlabel sidebarposition sidebarclassname
            displayedsidebar sidebarcustomprops rightsidebar leftsidebar outline aside navbar nav navigation navorder
            navexclude footer editlink lastupdated lastupdate contributors prev next paginationnext paginationprev
            paginationlabel pagination paginate breadcrumb breadcrumbs showbreadcrumbs hidemeta hidesummary hidefooter
            hidetitle showtitle disableshare disablehljs disableanchoredheadings share sharebuttons socialshare
            sharethis showshare showsharebuttons showreadingtime showwordcount showpostnavlinks showcodecopybuttons
            showrelatedposts related relatedposts relatedcontent readtime readingtime wordcount wordcounttotal
            searchhidden searchable insearchindex search robots robotsnoindex noindex nofollow sitemap priority
            changefreq weight order position menu menus menuorder linktitle shorttitle slugify sectionpath section
            series seriesorder part collection collections eleventynavigation eleventycomputed pagefindfilter
            comments comment commentable commentson disqus disqusid giscus utterances isso remark42 webmentions
            license licence copyright copyrightauthor copyrightauthorhref copyrightinfo rights
            aliases alias redirectfrom redirectto redirects redirect oldurl
            guid uuid cuid uid wordpressid wpid postid ghostid notionid commentid hash checksum version
            translationkey translationid langref i18n iscjklanguage
            audio audios video videos podcast enclosure enclosures resources outputs markup markupoptions format
            cascade build resourcesdir assets attachments attachment bundle
            excerptseparator more readmore cut truncate
            authorprofile authorurl authorimageurl authortitle authoremail authorlink authorimage authoravatar email
            avatar bio twitter mastodon fediversecreator github
            coveralt covery imagealt coverimagealt featuredimagealt imagecaption covercaption imagecredit imageposition
            imagewidth imageheight featureimagealt featureimagecaption photocredit caption credit credits alt
            hideimage showfullcontent usepagebundle coverhidden hidecover covercredit opengraph og ogtitle ogtype
            twittercard twittertitle twitterdescription metatitle seotitle metakeywords
            primaryauthor primarytag emailonly up related parent featured feature highlighted promote top topmost stickyorder
            tagline ishome home showdate showauthor showtags showcategories date_format dateformat timezone
            toplink link links source sources reference references bibliography citation cite doi csl nocite
            rating mood weather listening latitude longitude altitude coordinates map
            due dueby priorityorder completed
            dgshowtoc dghome dghomelink dgshowbacklinks dgshowlocalgraph dgshowinlinetitle dgshowfiletree
            dgenablesearch dglinkpreview dgshowtags dgpassfrontmatter dgnoteproperties dgcontentclasses
            obsidianuifmode obsidianeditingmode kanbanplugin excalidrawplugin banneryy bannerx bannery bannericon
            icon emoji color colour background backgroundcolor
            geometry fontsize mainfont documentclass classoption papersize linestretch output editoroptions execute
            jupyter knitr engine filters number figcap linkcitations
            minutes estimatedreadingtime length duration codeeditor head heads meta base baseurl domain
            generator converter importedfrom exported created_with editor
            lastedited lastediteddate lasteditedby lasteditedtime lastedittime createdby""").map(HeadKey::normal).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> MEANINGS = Stream.concat(
                    Stream.of(HeadKey.values()).flatMap(key -> key.names().stream()), HoldRules.names())
            .collect(Collectors.toUnmodifiableSet());

    private KnownKeys() {}

    /// Returns whether a key is one of Gazette's or of another tool.
    ///
    /// @param name in its normal form
    static boolean contains(String name) {
        return MEANINGS.contains(name) || LAYOUT.contains(name);
    }
}
