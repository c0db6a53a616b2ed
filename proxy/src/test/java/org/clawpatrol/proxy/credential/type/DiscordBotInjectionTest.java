package org.clawpatrol.proxy.credential.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.junit.jupiter.api.Test;

final class DiscordBotInjectionTest {
    private static final String PLACEHOLDER = DiscordBotInjection.PLACEHOLDER;

    private final EditedRequest request = new EditedRequest();
    private final Injected discord = new Injected(new CredentialConfig.DiscordBot());

    @Test
    void authorization_withThePlaceholder_getsTheTokenInItsPlace() throws UnusableSecretException {
        discord.into(request.with("authorization", "Bot " + PLACEHOLDER), "real.tok.en");

        assertThat(request.changed()).containsExactly(entry("Authorization", "Bot real.tok.en"));
    }

    @Test
    void authorization_absent_isTheBots() throws UnusableSecretException {
        discord.into(request, "real");

        assertThat(request.changed()).containsExactly(entry("Authorization", "Bot real"));
    }

    /** Such as the bearer token of somebody who logged in at the bot's site. */
    @Test
    void authorization_ofTheAgentsOwn_staysAsItIs() throws UnusableSecretException {
        discord.into(request.with("Authorization", "Bearer user"), "real");

        assertThat(request.changed()).isEmpty();
        assertThat(request.removed()).isEmpty();
    }

    @Test
    void authorization_twice_becomesTheOneWithThePlaceholder() throws UnusableSecretException {
        discord.into(
                request.with("Authorization", "Bearer x")
                        .with("Authorization", "Bot " + PLACEHOLDER),
                "real");

        assertThat(request.changed()).containsExactly(entry("Authorization", "Bot real"));
    }

    @Test
    void slotBot_isHonouredFirst_andEitherSuffices() throws UnusableSecretException {
        discord.into(request, Map.of("", "main", "bot", "special"));

        assertThat(request.changed()).containsExactly(entry("Authorization", "Bot special"));
        assertThat(discord.injection().suffices(Set.of("bot"))).isTrue();
        assertThat(discord.injection().suffices(Set.of(""))).isTrue();
        assertThat(discord.injection().suffices(Set.of())).isFalse();
        assertThat(discord.injection().sentSlots()).containsExactlyInAnyOrder("", "bot");
    }

    @Test
    void placeholderOfTheProfile_countsToo_theLongerOneFirst() throws UnusableSecretException {
        request.placeholder = Optional.of("clawpatrol-placeholder");
        discord.into(request.with("Authorization", "Bot " + PLACEHOLDER), "real");
        assertThat(request.changed()).containsExactly(entry("Authorization", "Bot real"));
        assertThat(request.inMessages())
                .containsExactly(
                        entry(PLACEHOLDER, "real"), entry("clawpatrol-placeholder", "real"));

        EditedRequest other = new EditedRequest();
        other.placeholder = Optional.of("clawpatrol-placeholder");
        discord.into(other.with("Authorization", "Bot clawpatrol-placeholder"), "real");
        assertThat(other.changed()).containsExactly(entry("Authorization", "Bot real"));
    }

    @Test
    void tokenThatWouldEndAJsonString_isRefused() {
        for (String bad : new String[] {"a\"b", "a\\b"}) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> discord.into(request, bad))
                    .isInstanceOf(UnusableSecretException.class);
        }
        assertThat(request.inMessages()).isEmpty();
    }
}
