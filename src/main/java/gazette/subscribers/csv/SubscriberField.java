package gazette.subscribers.csv;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lists the fields of a subscriber that a file can have, and what their columns are commonly called.
public enum SubscriberField {
    EMAIL("""
            e-mail address, mail, mail address, e-mail adresse, mailadresse, correo, correo electrónico, courriel,
            adresse e-mail, adresse mail, e-mail 1 value, e-post, epost, indirizzo e-mail, subscriber e-mail, 邮箱,
            电子邮箱, 邮件, 电子邮件, 邮箱地址, 电子邮件地址, 邮件地址, 郵箱, 電子郵件, 電郵, 電子信箱, 電子郵件地址, メール,
            メールアドレス, eメール, 이메일, 이메일주소, почта, электронная почта"""),
    NAME("full name, your name, display name, vollständiger name, nom complet, naam, nome completo, 姓名, 名字, 名称, 昵称, "
            + "称呼, 名稱, 暱稱, 名前, 氏名, お名前, 이름, имя, subscriber name"),
    FIRST_NAME("given name, forename, fname, vorname, prénom, nombre, nome, voornaam, 名"),
    LAST_NAME("surname, family name, lname, nachname, nom, apellido, apellidos, cognome, achternaam, 姓, 姓氏"),
    LANGUAGE("lang, locale, sprache, langue, idioma, lingua, taal, 语言, 語言, 言語, 언어, язык"),
    ZONE("time zone, tz, zeitzone, fuseau horaire, zona horaria, 时区, 時區"),
    CADENCE("frequency, häufigkeit, fréquence, frecuencia, 频率, 频次, 頻率"),
    TOPICS("topic, interests, themen, thèmes, temas, 主题, 主題"),
    STATUS("state, subscriber status, subscription status, e-mail status, statut, estado, 状态, 狀態, 订阅状态"),
    JOINED("""
            joined at, join date, joined on, subscribed at, subscribed on, subscription date, opt in time,
            confirm time, created at, created, sign up date, signed up at, date added, date joined, angemeldet am,
            beitrittsdatum, date d'inscription, fecha de alta, 订阅时间, 订阅日期, 加入时间, 加入日期, 注册时间, 訂閱時間"""),
    CONSENT("consent source, opt in source, einwilligung, consentement, consentimiento, 同意, 同意方式");

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Map<String, SubscriberField> BY_NAME = new HashMap<>();

    static {
        for (SubscriberField field : values()) {
            BY_NAME.put(normalized(field.word()), field);
            for (String name : field.names.split(",")) {
                BY_NAME.putIfAbsent(normalized(name), field);
            }
        }
    }

    private final String names;

    SubscriberField(String names) {
        this.names = names;
    }

    /// Returns the name of the column in our files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the field that a heading names, in any of the known languages and spellings.
    public static Optional<SubscriberField> ofHeading(String heading) {
        return Optional.ofNullable(BY_NAME.get(normalized(heading)));
    }

    /// Returns the field with one of our names.
    public static Optional<SubscriberField> ofWord(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    /// Returns all our names, separated by commas.
    public static String words() {
        return List.of(values()).stream().map(SubscriberField::word).collect(Collectors.joining(", "));
    }

    private static String normalized(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SEPARATORS.matcher(plain).replaceAll("");
    }
}
