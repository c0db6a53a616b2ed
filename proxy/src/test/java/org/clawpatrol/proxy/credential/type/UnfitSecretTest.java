package org.clawpatrol.proxy.credential.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A14: in no slot of any type a line break, a NUL or another control character is sent. */
final class UnfitSecretTest {
    private static final String PATH = "/bot0000000000:clawpatrol-placeholder-do-not-use/x?key=k";

    static Stream<Arguments> slots() {
        Stream<Arguments> types =
                Stream.of(
                        slot(new CredentialConfig.BearerToken(true), ""),
                        slot(new CredentialConfig.AnthropicKey(), ""),
                        slot(new CredentialConfig.BasicAuth("bot"), ""),
                        slot(new CredentialConfig.HeaderToken("X-Key", "Token "), ""),
                        slot(new CredentialConfig.CookieToken("sid"), ""),
                        slot(new CredentialConfig.GeminiKey(), ""),
                        slot(new CredentialConfig.DiscordBot(), ""),
                        slot(new CredentialConfig.DiscordBot(), "bot"),
                        slot(new CredentialConfig.NotionToken(), ""),
                        slot(new CredentialConfig.TelegramBot(), ""),
                        slot(new CredentialConfig.SlackTokens(), "bot"),
                        slot(new CredentialConfig.SlackTokens(), "app"),
                        slot(
                                new CredentialConfig.ClickHouseLogin(
                                        Optional.of("ro"), Optional.empty()),
                                ""));
        return types.flatMap(
                type ->
                        Stream.of("a\r\nX: y", "a\n", "a\rb", "a\0b", "\u0001a", "a\tb", "a\u007f")
                                .map(bad -> Arguments.of(type.get()[0], type.get()[1], bad)));
    }

    private static Arguments slot(CredentialConfig.Settings settings, String slot) {
        return Arguments.of(settings, slot);
    }

    @ParameterizedTest
    @MethodSource("slots")
    void apply_secretUnfitForAHeader_isRefusedUntouched(
            CredentialConfig.Settings settings, String slot, String bad) {
        EditedRequest request = new EditedRequest();
        request.target = slot.equals("app") ? "/api/admin.users" : PATH;

        assertThatThrownBy(() -> new Injected(settings).into(request, secrets(slot, bad)))
                .isInstanceOf(UnusableSecretException.class)
                .hasMessageStartingWith("credential \"key\" cannot be sent in a ")
                .hasMessageNotContaining(bad);
        assertThat(request.changed()).isEmpty();
        assertThat(request.newTarget()).isEmpty();
        assertThat(request.newBody()).isEmpty();
        assertThat(request.inMessages()).isEmpty();
    }

    private static Map<String, String> secrets(String slot, String bad) {
        return slot.equals("app") ? Map.of("bot", "xoxb-1", "app", bad) : Map.of(slot, bad);
    }

    @ParameterizedTest
    @MethodSource("slots")
    void apply_secretGone_isRefusedUntouched(
            CredentialConfig.Settings settings, String slot, String bad) {
        EditedRequest request = new EditedRequest();

        assertThatThrownBy(() -> new Injected(settings).into(request, Map.of()))
                .isInstanceOf(UnusableSecretException.class);
        assertThat(request.changed()).isEmpty();
    }
}
