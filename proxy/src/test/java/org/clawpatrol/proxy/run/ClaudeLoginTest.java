package org.clawpatrol.proxy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ClaudeLoginTest {
    private static final String ACCESS = "sk-ant-oat01-clawpatrol-placeholder-do-not-use";
    private static final String REFRESH = "sk-ant-ort01-clawpatrol-placeholder-do-not-use";
    private static final String LOGIN =
            """
            {"claudeAiOauth":{"accessToken":"%s","refreshToken":"%s","expiresAt":1}}""";

    @TempDir private Path home;
    private final Map<String, String> own = new HashMap<>();
    private final Map<String, String> child = new HashMap<>();
    private Path file;

    @BeforeEach
    void open() {
        file = home.resolve(".claude/.credentials.json");
        own.put(ClaudeLogin.SWITCH, "1");
        child.put("ANTHROPIC_AUTH_TOKEN", ACCESS);
    }

    private Optional<String> start(String program) throws IOException {
        return new ClaudeLogin(own, home).apply(program, child);
    }

    private Path existing(String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static JsonNode written(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> start("claude")).hasMessageContaining(why);
        assertThat(child).containsEntry("ANTHROPIC_AUTH_TOKEN", ACCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "/usr/local/bin/claude", "./claude"})
    void login_isWrittenForItsOwner_andTheTokenLeavesTheEnvironment(String program)
            throws IOException {
        assertThat(start(program)).isEmpty();

        JsonNode login = written(file).path("claudeAiOauth");
        assertThat(login.path("accessToken").asString()).isEqualTo(ACCESS);
        assertThat(login.path("refreshToken").asString()).isEqualTo(REFRESH);
        assertThat(login.path("scopes").valueStream().map(JsonNode::asString))
                .contains("user:inference");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(child).doesNotContainKey("ANTHROPIC_AUTH_TOKEN");
        assertThat(onlyTheFileIsLeft()).isTrue();
    }

    private boolean onlyTheFileIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(file.getParent())) {
            return left.toList().equals(java.util.List.of(file));
        }
    }

    @Test
    void configurationFolder_isTheOneThatIsNamed() throws IOException {
        Path folder = home.resolve("agents/one");
        own.put("CLAUDE_CONFIG_DIR", folder.toString());

        assertThat(start("claude")).isEmpty();

        assertThat(written(folder.resolve(".credentials.json")).has("claudeAiOauth")).isTrue();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claudette", "sh", "claude/", "Claude"})
    void otherPrograms_getNothing(String program) throws IOException {
        assertThat(start(program)).isEmpty();
        assertThat(file.getParent()).doesNotExist();
        assertThat(child).containsEntry("ANTHROPIC_AUTH_TOKEN", ACCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "true"})
    void withoutTheSwitch_onlyAHintIsGiven(String value) throws IOException {
        own.put(ClaudeLogin.SWITCH, value);

        assertThat(start("claude")).get().asString().contains("CLAWPATROL_CLAUDE_OAUTH_SHIM=1");
        assertThat(file.getParent()).doesNotExist();
        assertThat(child).containsEntry("ANTHROPIC_AUTH_TOKEN", ACCESS);
    }

    @Test
    void aTokenOfTheUser_staysAndIsUsed() throws IOException {
        own.put("ANTHROPIC_AUTH_TOKEN", "sk-mine");
        child.put("ANTHROPIC_AUTH_TOKEN", "sk-mine");

        assertThat(start("claude")).isEmpty();
        assertThat(child).containsEntry("ANTHROPIC_AUTH_TOKEN", "sk-mine");
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aPlaceholderThatTheShellExports_isNoTokenOfTheUser() throws IOException {
        own.put("ANTHROPIC_AUTH_TOKEN", ACCESS);

        assertThat(start("claude")).isEmpty();
        assertThat(child).doesNotContainKey("ANTHROPIC_AUTH_TOKEN");
    }

    @Test
    void aLoginOfTheUser_isLeftAlone() throws IOException {
        for (String text :
                new String[] {
                    LOGIN.formatted("sk-ant-oat01-real", "sk-ant-ort01-real"),
                    LOGIN.formatted(ACCESS, "sk-ant-ort01-real"),
                    LOGIN.formatted("sk-ant-oat01-real", REFRESH),
                    "{\"claudeAiOauth\":\"sealed\"}",
                    "{\"claudeAiOauth\":{\"sealed\":1}}"
                }) {
            existing(text);
            assertRefused("a login that is not the gateway's; it was left alone");
            assertThat(file).hasContent(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "{} {}", "{\"a\":1,\"a\":2}", "\u0000"})
    void aFileThatIsSomethingElse_isLeftAlone(String text) throws IOException {
        existing(text);
        assertRefused("is not the JSON that claude writes; it was left alone");
        assertThat(file).hasContent(text);
    }

    @Test
    void anEmptyFile_maybeOfALoginUnderWay_isLeftAlone() throws IOException {
        existing("");
        assertRefused("is empty, as it is for a moment when somebody logs in; it was left alone");
        assertThat(file).isEmptyFile();
    }

    @Test
    void aFileOverAMebibyte_isLeftAlone() throws IOException {
        String text = "{}" + " ".repeat(1 << 20);
        existing(text);
        assertRefused("is too large");
        assertThat(file).hasContent(text);
    }

    @Test
    void whatElseTheFileHolds_stays() throws IOException {
        existing(
                """
                {"mcpOAuth":{"a|1":{"accessToken":"real","expiresAt":12345678901234567890.125}}}""");

        assertThat(start("claude")).isEmpty();

        assertThat(Files.readString(file))
                .contains("\"accessToken\":\"real\"", "12345678901234567890.125", ACCESS);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"claudeAiOauth\":null}", "{\"claudeAiOauth\":{}}"})
    void aFileWithoutALogin_getsOne(String text) throws IOException {
        existing(text);
        assertThat(start("claude")).isEmpty();
        assertThat(written(file).path("claudeAiOauth").path("accessToken").asString())
                .isEqualTo(ACCESS);
    }

    @Test
    void ourOwnLogin_staysWithWhatClaudeAdded_andIsClosedToOthers() throws IOException {
        String text =
                "{\"claudeAiOauth\":{\"accessToken\":\"%s\",\"refreshToken\":\"%s\",\"x\":1}}"
                        .formatted(ACCESS, REFRESH);
        Files.setPosixFilePermissions(existing(text), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(start("claude")).isEmpty();

        assertThat(file).hasContent(text);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(child).doesNotContainKey("ANTHROPIC_AUTH_TOKEN");
    }

    @Test
    void aFileOfTwoNames_isReplacedUnderOursAlone() throws IOException {
        Path other = Files.writeString(home.resolve("other"), "{}");
        Files.createDirectories(file.getParent());
        Files.createLink(file, other);

        assertThat(start("claude")).isEmpty();
        assertThat(other).hasContent("{}");
        assertThat(Files.readString(file)).contains(ACCESS);
    }

    @Test
    void aFolderThatCannotBeMade_isSaid() throws IOException {
        Files.writeString(file.getParent(), "a file");
        assertRefused("is not a folder");
    }
}
