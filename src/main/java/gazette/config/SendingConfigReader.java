package gazette.config;

/// Reads `sending:`.
final class SendingConfigReader {
    private SendingConfigReader() {}

    static SendingConfig read(YamlBlock settings) {
        var block = settings.block("sending");
        SendingConfig usual = SendingConfig.DEFAULTS;
        return new SendingConfig(
                block.value("stop_wait", ValueParsers::duration).orElse(usual.stopWait()),
                block.number("canary", 0, 1_000_000, usual.canary()),
                block.number("canary_from", 1, 100_000_000, usual.canaryFrom()),
                block.value("canary_wait", ValueParsers::duration).orElse(usual.canaryWait()));
    }
}
