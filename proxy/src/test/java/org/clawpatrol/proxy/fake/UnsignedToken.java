package org.clawpatrol.proxy.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;

/** JSON Web Tokens that nobody signed. */
public final class UnsignedToken {
    private UnsignedToken() {}

    /** One that says when it ends, and nothing else. */
    public static String ending(Instant at) {
        String claims = "{\"exp\":" + at.getEpochSecond() + "}";
        return "e30." + Base64.getUrlEncoder().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
    }
}
