package org.clawpatrol.proxy.operator;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.state.OperatorTable;

/** Tokens with which programs act for an operator. Stored hashed, shown once. Safe to share. */
public final class ApiTokens {
    public static final String PREFIX = "cpo_";

    private static final int BYTES = 32;
    private static final int CHARACTERS = PREFIX.length() + 43;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final OperatorTable table;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param random must be unpredictable
     */
    public ApiTokens(OperatorTable table, InstantSource clock, RandomGenerator random) {
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /** How creating a token ended. */
    public sealed interface Creation {}

    /**
     * @param token the only time it is seen
     */
    public record Created(String name, IssuedToken token) implements Creation {}

    /**
     * @param reason what the person can do about it
     */
    public record NotCreated(String reason) implements Creation {}

    public Creation create(String name, String user) {
        if (!NAME.matcher(name).matches()) {
            return new NotCreated(
                    "a token name is 1 to 64 letters, digits, dots, dashes or underscores");
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var row = new OperatorTable.ApiToken(name, user, clock.instant());
        return table.putApiToken(TokenText.hash(token), row)
                ? new Created(name, new IssuedToken(token))
                : new NotCreated("a token of that name exists; revoke it first or choose another");
    }

    public Optional<Principal> authenticate(String token) {
        if (!token.startsWith(PREFIX) || token.length() != CHARACTERS) {
            return Optional.empty();
        }
        return table.apiToken(TokenText.hash(token))
                .map(row -> new Principal(row.user(), new Principal.Token(row.name())));
    }

    public List<OperatorTable.ApiToken> all() {
        return table.apiTokens();
    }

    /** Whether there was one. */
    public boolean revoke(String name) {
        return table.deleteApiToken(name);
    }
}
