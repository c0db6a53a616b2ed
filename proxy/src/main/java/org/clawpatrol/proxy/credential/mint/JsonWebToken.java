package org.clawpatrol.proxy.credential.mint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signs claims with RS256: RFC 7515 and 7518, 3.3. Stateless. */
public final class JsonWebToken {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private JsonWebToken() {}

    /**
     * The compact form.
     *
     * @param keyId names the key to who verifies; may be empty
     */
    public static String sign(PrivateKey key, String keyId, ObjectNode claims)
            throws GeneralSecurityException {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", "RS256").put("typ", "JWT");
        if (!keyId.isEmpty()) {
            header.put("kid", keyId);
        }
        String signed = part(header) + "." + part(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(ObjectNode object) {
        return BASE64.encodeToString(object.toString().getBytes(StandardCharsets.UTF_8));
    }
}
