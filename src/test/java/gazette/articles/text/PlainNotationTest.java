package gazette.articles.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNotationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10<sup>3</sup>                              | 10^3
            5×10<sup>−3</sup>                           | 5×10^−3
            10<sup> 3 </sup>m                           | 10^3m
            x<sup><i>n</i>+1</sup>                      | x^(n+1)
            e<sup>(x)</sup>                             | e^(x)
            a<sup>b<sup>c</sup></sup>                   | a^(b^c)
            <i>x</i><sup>2</sup>                        | x^2
            10km<sup>2</sup>                            | 10km^2
            <sup>14</sup>C                              | ^14C
            2<sup>n</sup>                               | 2^n
            1<sup>st</sup> 2<sup>ND</sup> 3<sup>e</sup> | 1st 2ND 3e
            1<sup>er</sup> n<sup>o</sup> M<sup>me</sup> | 1er no Mme
            Acme<sup>®</sup> Foo<sup>TM</sup>           | Acme® Foo(TM)
            XX<sup>e</sup> siècle, V<sup>e</sup>        | XXe siècle, Ve
            2<sup>3</sup>4 x<sup>2</sup><b>3</b>        | 2^(3)4 x^(2)3
            log<sub>2</sub>8 log<sub>10</sub>x          | log_(2)8 log_10x
            <sup>1</sup>/<sub>2</sub> cup               | 1/2 cup
            1<sup>1</sup>/<sub>2</sub>, <sup>3</sup>⁄<sub>4</sub> | 1 1/2, 3⁄4
            m<sup>2</sup>/s <sup>1</sup>/2              | m^2/s ^1/2
            word<sup>*</sup> cite<sup>[3]</sup>         | word* cite[3]
            <sup>As seen on TV</sup>                    | As seen on TV
            x<sup></sup>                                | x
            H<sub>2</sub>O                              | H2O
            C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>    | C6H12O6
            Ca(OH)<sub>2</sub>                          | Ca(OH)2
            NaCl<sub>2</sub>                            | NaCl2
            SO<sub>4</sub><sup>2−</sup>                 | SO4^(2−)
            x<sub>1</sub>                               | x_1
            a<sub>n+1</sub>                             | a_(n+1)
            log<sub>2</sub> 8                           | log_2 8
            V<sub>max</sub>                             | V_max
            <sub>Small print here</sub>                 | Small print here
            was <del>ten</del>                          | was ~~ten~~
            <s>ten</s><b>x</b>                          | ~~ten~~x
            <del>ten</del><ins>nine</ins>               | ~~ten~~ nine
            a <del> b </del>c                           | a ~~b~~ c
            <del>a <b>b</b></del>                       | ~~a b~~
            <del><s>a</s></del>                         | ~~a~~
            a<del></del>                                | a
            <q>so</q>                                   | “so”
            <ruby>漢<rt>かん</rt></ruby>                 | 漢(かん)
            <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> | 漢(かん)
            """)
    void looksBecomeCharacters(String html, String text) {
        Element body = Jsoup.parseBodyFragment(html).body();
        PlainNotation.apply(body);
        assertThat(body.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x<sup><a href="#n1">1</a></sup>
            x<a href="#n1"><sup>1</sup></a>
            <pre>- <del>old</del> <q>x</q></pre>
            """)
    void marksOfFootnotesAndCodeStay(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        Element copy = body.clone();
        PlainNotation.apply(copy);
        assertThat(copy.html()).isEqualTo(body.html());
    }
}
