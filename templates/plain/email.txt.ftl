${paper.title}
<#if list.title != paper.title>${list.title} · </#if>${issue.label} · ${issue.date}
<#if web??>
${text.web_view}: ${web}
</#if>

<#if issue.articles?size gte 3>
${text.in_this_issue}

<#list issue.articles as article>
  ${article.number}. ${article.title}<#if article.author??> (${article.author})</#if>
</#list>

</#if>
<#if issue.intro??>
${issue.intro.plain}

</#if>
<#list issue.sections as section>
<#if section.title?has_content>
== ${section.title} ==

</#if>
<#list section.articles as article>
------------------------------------------------------------

${article.number}. ${article.title}
<#if article.author??>${article.author} · </#if>${article.date}<#if article.place??> · ${article.place}</#if>
<#if article.show == "full">
<#if article.url??>
${article.url}
</#if>

${article.plain}
<#else>
<#if article.show == "summary">

${article.plainSummary}
</#if>
<#if article.url??>

${text.read_on}: ${article.url}
</#if>
</#if>
<#if article.original??>

${text.first_on} ${article.originalHost!article.original}: ${article.original}
</#if>

</#list>
</#list>
<#if issue.outro??>
------------------------------------------------------------

${issue.outro.plain}

</#if>
============================================================

${text.footer_why?replace("{0}", list.title)}
${text.unsubscribe}: ${unsubscribe}
${text.preferences}: ${paper.preferences}
<#if web??>
${text.web_view}: ${web}
</#if>
<#if list.feeds?has_content>
${text.follow}: ${list.feeds[0].url}
</#if>

${paper.title}<#if paper.postalAddress??> · ${paper.postalAddress}</#if>
