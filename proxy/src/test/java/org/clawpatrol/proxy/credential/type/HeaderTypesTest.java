package org.clawpatrol.proxy.credential.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types that put one secret into one header. */
final class HeaderTypesTest {
    private final EditedRequest request = new EditedRequest();

    @Test
    void anthropicKey_isTheKeyHeaderAndNothingElse() throws UnusableSecretException {
        new Injected(new CredentialConfig.AnthropicKey())
                .into(request.with("Authorization", "Bearer mine"), "sk-ant-1");

        assertThat(request.changed()).containsExactly(entry("x-api-key", "sk-ant-1"));
        assertThat(request.removed()).isEmpty();
    }

    @Test
    void headerToken_isPrefixAndSecret() throws UnusableSecretException {
        new Injected(new CredentialConfig.HeaderToken("X-Api-Key", "Token ")).into(request, "t 1");

        assertThat(request.changed()).containsExactly(entry("X-Api-Key", "Token t 1"));
    }

    /** HTTP/2 takes no field with them, and HTTP/1.1 drops them. */
    @Test
    void headerToken_withSpacesAround_isRefused() {
        Injected token = new Injected(new CredentialConfig.HeaderToken("X-Api-Key", ""));

        for (String bad : new String[] {" a", "a ", " "}) {
            assertThatThrownBy(() -> token.into(request, bad))
                    .isInstanceOf(UnusableSecretException.class);
        }
        assertThat(request.changed()).isEmpty();
    }

    @Test
    void headerToken_withoutName_isNotSentAndNeedsNoSecret() throws UnusableSecretException {
        Injected nameless = new Injected(new CredentialConfig.HeaderToken("", "Token "));

        nameless.into(request, Map.of());

        assertThat(nameless.injection().slots()).isEmpty();
        assertThat(request.changed()).isEmpty();
    }

    @Test
    void basicAuth_isUserAndPasswordAndBothAreSearchedFor() throws UnusableSecretException {
        new Injected(new CredentialConfig.BasicAuth("Aladdin")).into(request, "open sesame");

        assertThat(request.changed())
                .containsExactly(entry("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
        assertThat(request.masked()).containsExactly("QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    /** RFC 7617, 2.1. */
    @Test
    void basicAuth_isUtf8AndThePasswordMayHoldColons() throws UnusableSecretException {
        new Injected(new CredentialConfig.BasicAuth("test")).into(request, "123\u00a3");
        assertThat(request.changed()).containsEntry("Authorization", "Basic dGVzdDoxMjPCow==");

        new Injected(new CredentialConfig.BasicAuth("")).into(request, "a:b");
        assertThat(request.changed()).containsEntry("Authorization", "Basic OmE6Yg==");
    }

    @Test
    void notionToken_isABearerAndTheVersion() throws UnusableSecretException {
        new Injected(new CredentialConfig.NotionToken()).into(request, "ntn_1");

        assertThat(request.changed())
                .containsOnly(
                        entry("Authorization", "Bearer ntn_1"),
                        entry("Notion-Version", "2022-06-28"));
    }

    @Test
    void notionToken_leavesTheAgentsVersion() throws UnusableSecretException {
        new Injected(new CredentialConfig.NotionToken())
                .into(request.with("notion-version", "2025-09-03"), "ntn_1");

        assertThat(request.changed()).containsOnlyKeys("Authorization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                       | sid=new",
                "a=1                     | a=1; sid=new",
                "sid=old                 | sid=new",
                "sid=old; a=1; b=2       | a=1; b=2; sid=new",
                "a=1; sid=old; sid=older | a=1; sid=new",
                "a=1;sid=old;b=2;        | a=1; b=2; sid=new",
                "sid =old; sid           | sid=new",
                "s%69d=old               | sid=new",
                "SID=1; sidx=2; xsid=3   | SID=1; sidx=2; xsid=3; sid=new",
                "a=\"x; sid=evil\"       | a=\"x; sid=new",
            })
    void cookieToken_takesThePlaceOfItsName(String sent, String expected)
            throws UnusableSecretException {
        if (sent != null) {
            var _ = request.with("Cookie", sent);
        }
        new Injected(new CredentialConfig.CookieToken("sid")).into(request, "new");

        assertThat(request.changed()).containsExactly(entry("Cookie", expected));
    }

    @Test
    void cookieToken_joinsSeveralFields() throws UnusableSecretException {
        new Injected(new CredentialConfig.CookieToken("sid"))
                .into(request.with("Cookie", "a=1; sid=x").with("cookie", "sid=y; b=2"), "new");

        assertThat(request.changed()).containsExactly(entry("Cookie", "a=1; b=2; sid=new"));
    }

    @Test
    void cookieToken_thatWouldBeTwoCookies_isRefused() {
        Injected cookie = new Injected(new CredentialConfig.CookieToken("sid"));

        assertThatThrownBy(() -> cookie.into(request, "a;b=c"))
                .hasMessage("credential \"key\" cannot be sent in a cookie");
        assertThat(request.changed()).isEmpty();
    }
}
