package gazette.subscribers.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which addresses lead to one mailbox.
class MailboxFoldingTest {
    @ParameterizedTest
    @CsvSource({
        "D.e.e+news@GMail.com, dee@gmail.com",
        "d.ee@googlemail.com, dee@gmail.com",
        "dee+a+b@outlook.com, dee@outlook.com",
        "dee+a@hotmail.co.uk, dee@hotmail.co.uk",
        "d.ee+a@live.com, d.ee@live.com",
        "dee+a@me.com, dee@icloud.com",
        "dee@mac.com, dee@icloud.com",
        "dee-shop@yahoo.com, dee@yahoo.com",
        "dee-shop@yahoo.co.uk, dee@yahoo.co.uk",
        "dee-a+b@ymail.com, dee@ymail.com",
        "dee+a@fastmail.com, dee@fastmail.com",
        "anything@dee.fastmail.com, dee@fastmail.com",
        "anything+x@dee.fastmail.fm, dee@fastmail.fm",
        "d.e-e_x+a@protonmail.com, deex@proton.me",
        "deex@pm.me, deex@proton.me",
        "d.ee@yandex.com, d-ee@yandex.ru",
        "d.ee-x+a@example.org, d.ee-x@example.org",
        "+a@example.org, +a@example.org",
        "-a@yahoo.com, -a@yahoo.com",
        "dee@mail.example.org, dee@mail.example.org",
        "dee-x@notyahoo.com, dee-x@notyahoo.com",
        "d.ee@gmail.com.example.org, d.ee@gmail.com.example.org",
    })
    void theRulesOfLargeProvidersAreKnownAndElsewhereOnlyThePlus(String written, String mailbox) {
        assertThat(MailboxFolding.mailbox(EmailAddress.parse(written).orElseThrow()))
                .isEqualTo(mailbox);
    }
}
