package org.clawpatrol.proxy.credential.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.credential.RequestView;

/**
 * What a signature says about the body. Immutable.
 *
 * @param hash its SHA-256 in hexadecimal digits, or a word in place of it
 * @param declared whether the agent said so itself
 */
record Payload(String hash, boolean declared) {
    static final String FIELD = "x-amz-content-sha256";

    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String UNSIGNED_CHUNKS = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final String CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String CHUNKS_AND_TRAILER = CHUNKS + "-TRAILER";
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    static Payload of(
            RequestEdit request, SignedTarget target, AgentSignature.Form form, boolean s3)
            throws UnsignableException {
        boolean presigned = form == AgentSignature.Form.QUERY;
        Optional<String> declared = declared(request, target);
        if (declared.isPresent()) {
            return known(declared.get(), presigned);
        }
        if (presigned && s3) {
            return new Payload(UNSIGNED, false);
        }
        String hash =
                request.body()
                        .map(body -> Sha256.hex(Sha256.digest().digest(body)))
                        .orElse(UNSIGNED);
        return new Payload(hash, false);
    }

    /** What the agent says about the body; refused where it says two things. */
    static Optional<String> declared(RequestView request, SignedTarget target)
            throws UnsignableException {
        List<String> values = new ArrayList<>(request.all(FIELD));
        values.addAll(target.values(FIELD));
        if (values.stream().distinct().count() > 1) {
            throw new UnsignableException("cannot sign two values of `" + FIELD + "`");
        }
        return values.stream().findFirst().map(String::strip);
    }

    private static Payload known(String declared, boolean presigned) throws UnsignableException {
        if (declared.contains("ECDSA")) {
            throw new UnsignableException("cannot make signatures of version 4a (ECDSA)");
        }
        Payload payload = new Payload(declared, true);
        boolean plain =
                HASH.matcher(declared).matches()
                        || declared.equals(UNSIGNED)
                        || declared.equals(UNSIGNED_CHUNKS);
        if (plain || (payload.signedChunks() && !presigned)) {
            return payload;
        }
        throw new UnsignableException("cannot sign this value of `" + FIELD + "`");
    }

    /** Whether the body comes in chunks, each with a signature. */
    boolean signedChunks() {
        return hash.equals(CHUNKS) || trailer();
    }

    /** Whether behind those chunks stand fields, with a signature. */
    boolean trailer() {
        return hash.equals(CHUNKS_AND_TRAILER);
    }

    /** Whether the service must be told. */
    boolean unsigned() {
        return hash.equals(UNSIGNED);
    }
}
