package org.clawpatrol.proxy.credential.login;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.clawpatrol.proxy.credential.oauth.LiveToken;
import org.clawpatrol.proxy.credential.oauth.TokenSupply;

/**
 * The tokens in use, one for each credential; another takes its place when what it is made from
 * changes. Safe to share.
 */
final class LiveTokens implements AutoCloseable {
    private final LiveToken.Surroundings surroundings;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    LiveTokens(LiveToken.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * @param origin digest of what the token is made from
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Held(byte[] origin, boolean login, LiveToken token) {}

    /**
     * The token of a credential.
     *
     * @param origin digest of all that it is made from
     * @param supply asked for only where the token is new or made from something else
     */
    LiveToken of(String credential, byte[] origin, Supplier<TokenSupply> supply) {
        Held present = held.get(credential);
        if (present != null && MessageDigest.isEqual(present.origin(), origin)) {
            return present.token();
        }
        return held.compute(
                        credential,
                        (_, before) -> {
                            if (before != null && MessageDigest.isEqual(before.origin(), origin)) {
                                return before;
                            }
                            if (before != null) {
                                before.token().close();
                            }
                            return held(credential, origin, supply.get());
                        })
                .token();
    }

    private Held held(String credential, byte[] origin, TokenSupply supply) {
        return new Held(
                origin.clone(),
                supply instanceof LoginTokens,
                new LiveToken(credential, supply, surroundings));
    }

    Optional<LiveToken> find(String credential) {
        return Optional.ofNullable(held.get(credential)).map(Held::token);
    }

    /** The token that is made from that; empty where it is another by now. */
    Optional<LiveToken> find(String credential, byte[] origin) {
        return Optional.ofNullable(held.get(credential))
                .filter(present -> MessageDigest.isEqual(present.origin(), origin))
                .map(Held::token);
    }

    /** Some login has changed: tokens that come from one are looked at again. */
    void outdate() {
        held.values().stream().filter(Held::login).forEach(each -> each.token().outdate());
    }

    void tend() {
        held.values().forEach(each -> each.token().tend());
    }

    @Override
    public void close() {
        held.values().forEach(each -> each.token().close());
        held.clear();
    }
}
