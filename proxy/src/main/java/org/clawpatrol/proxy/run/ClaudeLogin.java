package org.clawpatrol.proxy.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.credential.placeholder.AgentTokens;
import org.clawpatrol.proxy.credential.type.PushedVariables;
import org.clawpatrol.proxy.file.PinnedFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A login of placeholders for the {@code claude} program, where it keeps its own: {@code
 * .credentials.json} in {@code CLAUDE_CONFIG_DIR}, else in {@code ~/.claude}. What a user has there
 * is never replaced. For one thread.
 */
public final class ClaudeLogin {
    /** Whether the login is to be written: {@code 1}. */
    public static final String SWITCH = "CLAWPATROL_CLAUDE_OAUTH_SHIM";

    private static final String TOKEN = "ANTHROPIC_AUTH_TOKEN";
    private static final String FILE = ".credentials.json";
    private static final int LARGEST = 1 << 20;
    private static final String LOGIN = "claudeAiOauth";

    /** 2100-01-01, in milliseconds, so that the program has no reason to renew it. */
    private static final long NEVER = 4_102_444_800_000L;

    private static final Set<String> OURS =
            Set.of(PushedVariables.CLAUDE_ACCESS, AgentTokens.CLAUDE_REFRESH, "");

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private final Map<String, String> own;
    private final Path home;

    /**
     * For one run.
     *
     * @param own the environment of the user
     * @param home the user's home folder
     */
    public ClaudeLogin(Map<String, String> own, Path home) {
        this.own = own;
        this.home = home;
    }

    /**
     * Writes the login if it is wanted and takes the pushed token out, which would overrule it.
     *
     * @param program what is started
     * @param environment the child's, changed in place
     * @return a hint for the user
     * @throws IOException when the login was wanted and not written; the token stays
     */
    public Optional<String> apply(String program, Map<String, String> environment)
            throws IOException {
        if (!isClaude(program) || hasOwnToken()) {
            return Optional.empty();
        }
        if (!"1".equals(own.get(SWITCH))) {
            return Optional.of(
                    "claude asks for a login in spite of "
                            + TOKEN
                            + "? "
                            + SWITCH
                            + "=1 writes one of placeholders for it");
        }
        write();
        environment.remove(TOKEN);
        return Optional.empty();
    }

    private static boolean isClaude(String program) {
        return program.substring(program.lastIndexOf('/') + 1).equals("claude");
    }

    private boolean hasOwnToken() {
        String token = own.getOrDefault(TOKEN, "");
        return !token.isEmpty() && !token.equals(PushedVariables.CLAUDE_ACCESS);
    }

    private void write() throws IOException {
        String configured = own.getOrDefault("CLAUDE_CONFIG_DIR", "");
        Path path = configured.isEmpty() ? home.resolve(".claude") : Path.of(configured);
        try (PinnedFolder folder = PinnedFolder.open(path)) {
            Optional<byte[]> present = folder.read(FILE, LARGEST);
            ObjectNode document = document(present, path);
            JsonNode login = document.path(LOGIN);
            if (isOurs(login)) {
                folder.closeToOthers(FILE);
            } else if (isAbsent(login)) {
                document.set(LOGIN, login());
                folder.replace(FILE, present, MAPPER.writeValueAsBytes(document));
            } else {
                throw leftAlone(path, "holds a login that is not the gateway's");
            }
        }
    }

    private static ObjectNode document(Optional<byte[]> present, Path folder) throws IOException {
        if (present.isEmpty()) {
            return MAPPER.createObjectNode();
        }
        if (present.get().length == 0) {
            throw leftAlone(folder, "is empty, as it is for a moment when somebody logs in");
        }
        try {
            String text = new String(present.get(), StandardCharsets.UTF_8);
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw leftAlone(folder, "is not the JSON that claude writes");
        }
        throw leftAlone(folder, "is not the JSON that claude writes");
    }

    private static boolean isOurs(JsonNode login) {
        return login.path("accessToken").asString("").equals(PushedVariables.CLAUDE_ACCESS)
                && OURS.contains(login.path("refreshToken").asString(""));
    }

    private static boolean isAbsent(JsonNode login) {
        return login.isMissingNode() || login.isNull() || (login.isObject() && login.isEmpty());
    }

    private static ObjectNode login() {
        ObjectNode login = MAPPER.createObjectNode();
        login.put("accessToken", PushedVariables.CLAUDE_ACCESS);
        login.put("refreshToken", AgentTokens.CLAUDE_REFRESH);
        login.put("expiresAt", NEVER);
        List.of("user:inference", "user:profile", "user:sessions:claude_code")
                .forEach(login.putArray("scopes")::add);
        return login;
    }

    private static IOException leftAlone(Path folder, String why) {
        return new IOException(
                "`"
                        + folder.resolve(FILE)
                        + "` "
                        + why
                        + "; it was left alone. Give the agent a CLAUDE_CONFIG_DIR of its own");
    }
}
