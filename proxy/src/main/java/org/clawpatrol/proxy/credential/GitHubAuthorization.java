package org.clawpatrol.proxy.credential;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.secret.Secret;

/**
 * How GitHub takes a token: as a bearer token, but as a password where git speaks its smart
 * protocol over HTTP. Stateless.
 */
public final class GitHubAuthorization {
    private static final String HOST = "github.com";

    /** What GitHub calls the user of a token that belongs to nobody. */
    private static final String NOBODY = "x-access-token";

    private static final Set<String> SERVICES = Set.of("git-upload-pack", "git-receive-pack");
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}]+");

    private GitHubAuthorization() {}

    /**
     * Sends the token the way the request's path wants it.
     *
     * @param credential its name, for what is said when it does not work
     * @throws UnusableSecretException when the token is not visible ASCII
     */
    public static void set(RequestEdit request, String credential, Secret token)
            throws UnusableSecretException {
        if (!HeaderSafe.test(token)) {
            throw new UnusableSecretException(credential);
        }
        if (isGit(request)) {
            BasicAuthorization.set(request, credential, user(request), token);
        } else {
            request.setSecret("Authorization", "Bearer ", token);
        }
    }

    /** Whether git asks, by its smart protocol. */
    static boolean isGit(RequestView request) {
        if (!request.host().equals(HOST)) {
            return false;
        }
        String target = request.target();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        if (path.endsWith("/info/refs")) {
            String query = mark < 0 ? "" : target.substring(mark + 1);
            return EncodedFields.of(query.getBytes(StandardCharsets.ISO_8859_1))
                    .first("service")
                    .filter(SERVICES::contains)
                    .isPresent();
        }
        return SERVICES.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    /** As the agent calls itself, where it does. */
    private static String user(RequestView request) {
        return request.all("Authorization").stream()
                .flatMap(value -> BasicAuthorization.user(value).stream())
                .filter(user -> PRINTABLE.matcher(user).matches())
                .findFirst()
                .orElse(NOBODY);
    }
}
