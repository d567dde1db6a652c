package gazette.articles.parsing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads a page in each language that has no names to go by, only words.
class LanguagesOfPagesTest {
    /// Holds the words of a page: title, byline, two paragraphs, what is before a link within the text, an invitation,
    /// the heading of the links at the end, and the last line.
    record Words(
            String title,
            String byline,
            String first,
            String second,
            String link,
            String invitation,
            String heading,
            String last) {
        @Override
        public String toString() {
            return title;
        }
    }

    static List<Words> languages() {
        return List.of(
                new Words(
                        "The old mill grinds again",
                        "By Ann Miller, 3 May 2026",
                        "After forty years the wheel of the mill by the river turns again, and the miller sells his own flour.",
                        "More than two hundred neighbours gave money for the repair, which took three winters and a new dam.",
                        "Read more:",
                        "Sign up for our newsletter and get the best stories in your inbox.",
                        "Related stories",
                        "Copyright © 2026 Site. All rights reserved."),
                new Words(
                        "Die alte Mühle mahlt wieder",
                        "Von Anna Müller, 3. Mai 2026",
                        "Nach vierzig Jahren dreht sich das Rad der Mühle am Fluss wieder, und der Müller verkauft eigenes Mehl.",
                        "Mehr als zweihundert Nachbarn gaben Geld für den Umbau, der drei Winter und einen neuen Damm brauchte.",
                        "Lesen Sie auch:",
                        "Abonnieren Sie unseren Newsletter mit den besten Geschichten der Woche.",
                        "Das könnte Sie auch interessieren",
                        "Alle Rechte vorbehalten, Site 2026"),
                new Words(
                        "Старая мельница снова мелет",
                        "Автор: Анна Мельникова, 3 мая 2026",
                        "Через сорок лет колесо мельницы у реки снова вертится, и мельник продаёт свою муку соседям и гостям.",
                        "Более двухсот соседей дали деньги на ремонт, который занял три зимы и потребовал новой плотины.",
                        "Читайте также:",
                        "Подписывайтесь на наш канал, чтобы не пропустить новое.",
                        "Похожие материалы",
                        "Все права защищены, 2026"),
                new Words(
                        "老磨坊重新转动起来了",
                        "作者：安小米 2026年5月3日 09:00",
                        "四十年之后，河边磨坊的水轮又转了起来，磨坊主人开始出售自己磨的面粉，邻居们都来看热闹，也来买面粉。",
                        "两百多位邻居为修缮出了钱，工程用了三个冬天，还新修了一道水坝，今年春天终于完工，大家都很高兴。",
                        "相关阅读：",
                        "扫码关注我们的公众号，获取更多精彩内容",
                        "推荐阅读",
                        "版权所有，未经授权不得转载"),
                new Words(
                        "古い水車がまた回り始めた",
                        "2026年5月3日 9:00",
                        "四十年ぶりに川辺の水車がまた回り始め、粉屋の主人は自分でひいた粉を売り出し、近所の人たちが見物に集まった。",
                        "修理には二百人を超える近所の人がお金を出し、三つの冬と新しい堰が必要だったが、この春ようやく完成した。",
                        "あわせて読みたい：",
                        "この記事が気に入ったらフォローしてください",
                        "関連記事",
                        "無断転載を禁じます"),
                new Words(
                        "الطاحونة القديمة تدور من جديد",
                        "بقلم آمنة الطحان 3 مايو 2026",
                        "بعد أربعين عاما تدور عجلة الطاحونة قرب النهر من جديد، ويبيع الطحان دقيقه للجيران والزوار كل صباح.",
                        "دفع أكثر من مئتي جار مالا لإصلاحها، واستغرق العمل ثلاثة شتاءات واحتاج إلى سد جديد على النهر.",
                        "اقرأ أيضا:",
                        "اشترك في نشرتنا البريدية ليصلك كل جديد",
                        "مواضيع ذات صلة",
                        "جميع الحقوق محفوظة 2026"),
                new Words(
                        "Le vieux moulin tourne encore",
                        "Par Anne Meunier, le 3 mai 2026",
                        "Quarante ans plus tard, la roue du moulin au bord de la rivière tourne encore, et le meunier vend sa farine.",
                        "Plus de deux cents voisins ont payé la réparation, qui a demandé trois hivers et un nouveau barrage.",
                        "Lire aussi :",
                        "Abonnez-vous à notre lettre pour ne rien manquer.",
                        "Sur le même sujet",
                        "Tous droits réservés, 2026"),
                new Words(
                        "El viejo molino vuelve a moler",
                        "Por Ana Molinero, 3 de mayo de 2026",
                        "Cuarenta años después, la rueda del molino junto al río vuelve a girar y el molinero vende su harina.",
                        "Más de doscientos vecinos dieron dinero para la obra, que llevó tres inviernos y una presa nueva.",
                        "Lea también:",
                        "Suscríbete a nuestro boletín y no te pierdas nada.",
                        "Noticias relacionadas",
                        "© 2026 Site"),
                new Words(
                        "O velho moinho volta a moer",
                        "Publicado em 03/05/2026 09:00",
                        "Quarenta anos depois, a roda do moinho junto ao rio volta a girar e o moleiro vende a sua farinha.",
                        "Mais de duzentos vizinhos deram dinheiro para a obra, que levou três invernos e uma represa nova.",
                        "Leia também:",
                        "Inscreva-se em nosso canal e não perca nada.",
                        "Você também pode gostar",
                        "Todos os direitos reservados, 2026"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void onlyTheTextIsLeft(Words words) {
        Document page = Jsoup.parse(
                """
                    <html><head><title>%1$s – Site</title><link rel=canonical href="https://example.org/1"></head><body>
                    <div><a href="/">Site</a> <a href="/a">A</a> <a href="/b">B</a></div>
                    <div><h1>%1$s</h1><p>%2$s</p>
                    <p>%3$s</p><p>%4$s</p>
                    <p>%5$s <a href="https://example.org/2">%1$s 2</a></p>
                    <p>%3$s</p><p>%4$s</p>
                    <p>%6$s</p>
                    <h3>%7$s</h3><ul><li><a href="https://example.org/3">%1$s 3</a></li>
                    <li><a href="https://example.org/4">%1$s 4</a></li></ul>
                    <p>%8$s</p></div></body></html>""".formatted(
                                words.title,
                                words.byline,
                                words.first,
                                words.second,
                                words.link,
                                words.invitation,
                                words.heading,
                                words.last),
                "https://example.org/1");
        assertThat(PageArticle.of(page, "", "").orElseThrow().text())
                .isEqualTo(String.join(" ", words.first, words.second, words.first, words.second));
    }
}
