package gazette.articles.heads;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Knows the words by which tools and people say that a text may go out, or must not: `Draft`, `In progress`, `已发布`.
/// Case, spaces, signs and emoji make no difference.
final class StateWords {
    private static final Set<String> YES = set("true yes y on 1 t x checked 是 はい 예 ja oui sí si sim да");
    private static final Set<String> NO = set("false no n off 0 f none unchecked 否 いいえ 아니요 nein non não нет nee");

    private static final Set<String> HELD = set("""
            draft drafts drafting drafted autodraft roughdraft firstdraft seconddraft finaldraft indraft draftonly
            pending pendingreview pendingapproval review inreview underreview needsreview forreview readyforreview
            toreview toberviewed awaitingreview awaitingapproval waiting waitingforreview submitted reviewing proofreading
            private privatepost unpublished unpublish notpublished donotpublish nopublish unlisted hidden invisible
            inactive disabled offline inherit trash trashed bin deleted removed archived archive retired
            wip workinprogress inprogress inwork ongoing started doing todo tobedone notstarted notready notdone undone
            idea ideas planning backlog outline outlined brainstorm brainstorming note notes concept proposed proposal
            writing inwriting beingwritten editing inediting beingedited needsediting needswork needsedits revise
            revising revision embargo embargoed onhold hold held blocked paused postponed deferred queued parked
            unapproved notapproved rejected declined cancelled canceled withdrawn expired
            internal internalonly secret confidential restricted password passwordprotected protected locked encrypted
            members membersonly member paid paidonly paying premium subscribers subscribersonly tiers specifictiers
            filter staff staffonly team friends friendsonly me onlyme self noone nobody never skip ignore
            unfinished incomplete stub new inbox test testing sandbox preview staging
            entwurf inarbeit inbearbeitung inprüfung privat unveröffentlicht nichtveröffentlicht versteckt
            brouillon encours enattente privé nonpublié arelire borrador pendiente privado nopublicado enrevisión
            enproceso encurso rascunho pendente nãopublicado emrevisão bozza inattesa privato nonpubblicato inrevisione
            klad utkast kladde luonnos szkic koncept černovik taslak
            черновик вработе скрыто приватно неопубликовано напроверке чернетка
            草稿 草案 初稿 私密 私有 隐藏 未发布 未發佈 未發布 待发布 待审 待审核 待审阅 审核中 审阅中 进行中 進行中
            未完成 未开始 写作中 下書き 下書 非公開 未公開 レビュー待ち レビュー中 執筆中 作業中 未着手
            초안 비공개 임시저장 미발행 검토중 작성중 진행중 مسودة טיוטה""");

    private static final Set<String> PUBLISHED = set("""
            publish published publishing public live done complete completed finished final finalized finalised
            released release ready readytopublish readytosend posted sent active visible listed online ok okay approved
            accepted open everyone anyone world all enabled current updated stable normal default
            evergreen seedling budding mature featured sticky pinned index indexed
            veröffentlicht öffentlich fertig erledigt publié publiée public terminé publicado público listo terminado
            hecho finalizado concluído pubblicato pubblico fatto finito gepubliceerd klaar publicerad udgivet publisert
            opublikowany yayınlandı опубликовано опубликован готово завершено
            已发布 已發佈 已發布 已完成 完成 公开 公開 公開済み 公開中 发布 完了 発行済み 발행 발행됨 게시 게시됨 공개 완료""");

    /// Such a text goes out at its date, or never if it has none.
    private static final Set<String> SCHEDULED = set("""
            scheduled schedule future planned upcoming queue geplant planifié programado agendado programmato
            запланировано 定时 定时发布 已排期 予約 予約済み 예약 예약됨""");

    /// Says what a word means for a text.
    enum State {
        HELD,
        PUBLISHED,
        SCHEDULED
    }

    private StateWords() {}

    /// Reads the word of a status; empty if it is unknown.
    static Optional<State> state(String written) {
        String word = HeadKey.normal(written);
        if (HELD.contains(word)) {
            return Optional.of(State.HELD);
        }
        if (SCHEDULED.contains(word)) {
            return Optional.of(State.SCHEDULED);
        }
        return PUBLISHED.contains(word)
                ? Optional.of(State.PUBLISHED)
                : yesOrNo(written).map(yes -> yes ? State.PUBLISHED : State.HELD);
    }

    /// Reads yes or no, in every spelling that tools have; empty if it is neither.
    static Optional<Boolean> yesOrNo(String written) {
        String word = HeadKey.normal(written);
        if (YES.contains(word) || written.strip().equals("✓") || written.strip().equals("✅")) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Set<String> set(String words) {
        return HeadKey.words(words).map(HeadKey::normal).collect(Collectors.toUnmodifiableSet());
    }
}
