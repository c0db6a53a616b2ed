package org.clawpatrol.proxy.credential;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.secret.Secret;

/** How GitHub wants a token: as a password from git, as a bearer token else. Stateless. */
public final class GitHubAuthorization {
    private static final String HOST = "github.com";
    private static final String NOBODY = "x-access-token";
    private static final Pattern GIT =
            Pattern.compile(
                    ".*(/info/refs\\?(.*&)?service=git-(upload|receive)-pack(&.*)?"
                            + "|/git-(upload|receive)-pack(\\?.*)?)");

    private GitHubAuthorization() {}

    /**
     * Sends the token the way the request's path wants it.
     *
     * @throws UnusableSecretException when the token is not visible ASCII
     */
    public static void set(RequestEdit request, String credential, Secret token)
            throws UnusableSecretException {
        if (!HeaderSafe.test(token)) {
            throw new UnusableSecretException(credential);
        }
        if (!request.host().equals(HOST) || !GIT.matcher(request.target()).matches()) {
            request.setSecret("Authorization", "Bearer ", token);
            return;
        }
        String user =
                request.first("Authorization").flatMap(GitHubAuthorization::user).orElse(NOBODY);
        String pair = user + ":" + token.revealText();
        byte[] payload = Base64.getEncoder().encode(pair.getBytes(StandardCharsets.UTF_8));
        try (Secret basic = Secret.of(payload)) {
            request.setSecret("Authorization", "Basic ", basic);
            request.mask(basic);
        } finally {
            Arrays.fill(payload, (byte) 0);
        }
    }

    private static Optional<String> user(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder().decode(authorization.substring(6).strip());
            String user = new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
            return Optional.of(user).filter(name -> name.matches("[^\\p{Cntrl}]+"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
