package org.clawpatrol.proxy.credential.codex;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.clawpatrol.proxy.credential.mint.JsonWebToken;
import org.clawpatrol.proxy.credential.type.PushedVariables.Variable;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Codex agent holds instead of a login: a statement that the gateway signs (RFC 7519) and
 * whose key it serves itself (RFC 7517). Worth nothing where the gateway is not asked. Immutable;
 * safe to share.
 */
public final class CodexIdentity {
    /** The name of the agent that the statement is about; part of the path where it registers. */
    public static final String RUNTIME = "clawpatrol-codex";

    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofDays(3652);
    private static final String BASE_URL = "https://chatgpt.com/backend-api/wham";
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey signer;
    private final RSAPublicKey verifier;
    private final String keyId;
    private final String agentKey;

    private CodexIdentity(PrivateKey signer, RSAPublicKey verifier, byte[] agentKey)
            throws GeneralSecurityException {
        this.signer = signer;
        this.verifier = verifier;
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getEncoded());
        this.keyId = "sha256--" + URL_SAFE.encodeToString(digest);
        this.agentKey = Base64.getEncoder().encodeToString(agentKey);
    }

    /** The keys of a new one, as {@link #load} takes them: RSA of 2048 bits, and Ed25519. */
    static Secret freshKeys(SecureRandom random) {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(BITS, random);
            KeyPairGenerator edwards = KeyPairGenerator.getInstance("Ed25519");
            edwards.initialize(255, random);
            Base64.Encoder base64 = Base64.getEncoder();
            return Secret.of(
                    base64.encodeToString(rsa.generateKeyPair().getPrivate().getEncoded())
                            + "\n"
                            + base64.encodeToString(
                                    edwards.generateKeyPair().getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA or no Ed25519", e);
        }
    }

    /**
     * @throws GeneralSecurityException for what {@link #freshKeys} never made
     */
    static CodexIdentity load(Secret keys) throws GeneralSecurityException {
        String[] lines = keys.revealText().split("\n", -1);
        if (lines.length != 2) {
            throw new GeneralSecurityException("these are not two keys");
        }
        byte[] rsa = decoded(lines[0]);
        byte[] agentKey = decoded(lines[1]);
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            PrivateKey signer = factory.generatePrivate(new PKCS8EncodedKeySpec(rsa));
            if (!(signer instanceof RSAPrivateCrtKey crt)) {
                throw new GeneralSecurityException("the key does not say its public half");
            }
            PublicKey verifier =
                    factory.generatePublic(
                            new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
            return new CodexIdentity(signer, (RSAPublicKey) verifier, agentKey);
        } finally {
            Arrays.fill(rsa, (byte) 0);
            Arrays.fill(agentKey, (byte) 0);
        }
    }

    private static byte[] decoded(String line) throws GeneralSecurityException {
        try {
            return Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("a key is not Base64", e);
        }
    }

    /** The statement, good for ten years. */
    String token(Instant now) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", "https://chatgpt.com/codex-backend/agent-identity");
        claims.put("aud", "codex-app-server");
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("agent_runtime_id", RUNTIME);
        claims.put("agent_private_key", agentKey);
        claims.put("account_id", "clawpatrol");
        claims.put("chatgpt_user_id", "clawpatrol");
        claims.put("email", "clawpatrol@local");
        claims.put("plan_type", "pro");
        claims.put("chatgpt_account_is_fedramp", false);
        try {
            return JsonWebToken.sign(signer, keyId, claims);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was made here cannot sign", e);
        }
    }

    /** The variables that make a Codex agent start with it, in a fixed order. */
    public List<Variable> variables(Instant now) {
        String token = token(now);
        String what = "an identity that only the gateway knows; the gateway puts the token in";
        return List.of(
                new Variable("CODEX_ACCESS_TOKEN", token, what),
                new Variable("CODEX_AGENT_IDENTITY", token, what),
                new Variable(
                        "CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL",
                        BASE_URL,
                        "where Codex registers; the gateway answers"));
    }

    /** The public key, as a JSON Web Key Set. */
    public byte[] keySet() {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", keyId)
                .put("n", unsigned(verifier.getModulus()))
                .put("e", unsigned(verifier.getPublicExponent()));
        return set.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Big-endian, without a sign byte: RFC 7518, 2. */
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return URL_SAFE.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    @Override
    public String toString() {
        return keyId;
    }
}
