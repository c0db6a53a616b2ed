package org.clawpatrol.proxy.credential.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class TokenCoverTest {
    private static final AgentTokens TOKENS =
            AgentTokens.of(
                    new CredentialConfig(
                            "gh",
                            "github_oauth",
                            List.of("api"),
                            Optional.empty(),
                            Optional.empty(),
                            new CredentialConfig.OAuthLogin(OAuthService.GITHUB)),
                    Optional.empty());

    private final TokenCover cover = new TokenCover(TOKENS);

    private Optional<String> covered(String body) {
        return cover.body(body.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'access_token':'real'} | 1",
                "[{'a':1},{'access_token':'real'}] | 1",
                "{'ok':true,'authed_user':{'id':'U1','access_token':'xoxp-real'},'access_token':'xoxb-real'} | 2",
                "{'accessToken':'real','Refresh-Token':'real','idToken':'real'} | 3",
                "{'bot':{'bot_access_token':'real'},'token':'real'} | 2",
                "{'\\u0061ccess_token':'real'} | 1",
                "{'access_token':{'value':'real'}} | 1",
                "{'access_token':123456} | 1",
                "{'data':'{\\\"access_token\\\":\\\"real\\\"}'} | 1",
                "{'next':'https://x.test/cb?access_token=real&x=1'} | 1",
                "{'access_token':'real-1','echo':'it is real-1 indeed','list':['real-1']} | 3",
                "access_token=real&token_type=bearer | 1",
                "refresh_token=real+real%26&x= | 1",
                "r=https%3A%2F%2Fx.test%2F%3Faccess_token%3Dreal | 1"
            })
    void token_wherever_isCoveredAndCounted(String body, long places) {
        String text = covered(body.replace('\'', '"')).orElseThrow();

        assertThat(text).doesNotContain("real").contains("clawpatrol");
        assertThat(cover.covered()).isEqualTo(places);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"invalid_grant\",\"error_description\":\"the refresh_token is void\"}",
                "{\"access_token\":null,\"refresh_token\":\"\",\"token_type\":\"bearer\"}",
                "{\"expires_in\":3599,\"ratio\":1.10,\"big\":123456789012345678901234567890}",
                "{\"access_token\":\"ghp_clawpatrol_placeholder_do_not_use\"}",
                "{\"access_token_expires_at\":5,\"id_token_signing_alg\":\"RS256\"}",
                "[]",
                "error=expired_token&error_description=The+%60device_code%60+has+expired.",
                ""
            })
    void answerWithoutToken_staysAsItIs(String body) {
        assertThat(covered(body)).contains(body);
        assertThat(cover.covered()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"real\"",
                "12345",
                "plain text",
                "<a>b=c</a>",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{\"access_token\":\"real\"",
                "\uFEFF\uFEFF{}",
                "a=b&a=c",
                "a=%zz",
                "{'access_token':'real'}",
                "access_token"
            })
    void answerThatCanBeReadInTwoWays_isNone(String body) {
        assertThat(covered(body)).isEmpty();
    }

    @Test
    void moreTokensThanAnyServerGives_isNone() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 65; i++) {
            text.append("{\"access_token\":\"token-").append(i).append("\"},");
        }
        String body = text.append("\"end\"]").toString();

        assertThat(covered(body)).isEmpty();
        assertThat(
                        new TokenCover(TOKENS)
                                .body(body.replace("64", "63").getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void deepNesting_isNoneAndNoError() {
        assertThat(covered("[".repeat(200_000))).isEmpty();
        assertThat(covered("[".repeat(5_000) + "]".repeat(5_000))).isEmpty();
    }

    /** The oracle is the same document built with placeholders from the start. */
    @Test
    void randomDocuments_differInTheirTokensOnly() {
        Random random = new Random(20261121);
        JsonMapper mapper = JsonMapper.shared();
        for (int i = 0; i < 3_000; i++) {
            ArrayNode real = JsonNodeFactory.instance.arrayNode();
            ArrayNode wanted = JsonNodeFactory.instance.arrayNode();
            long places = new Pair(random).grow(real, wanted, 0);
            TokenCover one = new TokenCover(TOKENS);

            JsonNode got = mapper.readTree(one.body(mapper.writeValueAsBytes(real)).orElseThrow());

            assertThat(got).isEqualTo(mapper.readTree(mapper.writeValueAsBytes(wanted)));
            assertThat(one.covered()).isEqualTo(places);
        }
    }

    /** Two documents that grow alike. */
    private record Pair(Random random) {
        private static final List<String> NAMES =
                List.of("access_token", "refresh_token", "id_token", "scope", "user", "a\"b");

        long grow(ArrayNode real, ArrayNode wanted, int depth) {
            long places = 0;
            for (int i = random.nextInt(4); i > 0; i--) {
                if (depth < 4 && random.nextBoolean()) {
                    places += object(real.addObject(), wanted.addObject(), depth + 1);
                } else {
                    String text = "t" + random.nextInt(1_000);
                    real.add(text);
                    wanted.add(text);
                }
            }
            return places;
        }

        private long object(ObjectNode real, ObjectNode wanted, int depth) {
            long places = 0;
            List<String> names = new ArrayList<>(NAMES);
            Collections.shuffle(names, random);
            for (String name : names.subList(0, random.nextInt(names.size() + 1))) {
                Optional<TokenName> kind = TokenName.of(name);
                if (kind.isPresent()) {
                    real.put(name, "tok" + random.nextLong());
                    wanted.put(name, kind.get().placeholder(TOKENS));
                    places++;
                } else {
                    places += grow(real.putArray(name), wanted.putArray(name), depth + 1);
                }
            }
            return places;
        }
    }

    @Test
    void randomBytes_neverThrow() {
        Random random = new Random(7);
        String alphabet = "{}[]\":,=&%\\ualcestokn_0123456789 \u0000\u00ff";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(
                            new TokenCover(TOKENS)
                                    .body(text.toString().getBytes(StandardCharsets.ISO_8859_1)))
                    .isNotNull();
        }
    }
}
