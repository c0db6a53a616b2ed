package org.clawpatrol.proxy.credential.aws;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clawpatrol.proxy.credential.RequestView;

/**
 * How an agent signed a request; its signature itself means nothing, it was made with a
 * placeholder. Immutable.
 *
 * @param scope empty when it says none that can be read
 * @param signedNames fields it covers, in lower case
 */
record AgentSignature(Form form, Optional<SigningScope> scope, Set<String> signedNames) {

    /** Where a signature stands. */
    enum Form {
        NONE,
        FIELD,
        /** In the query: a presigned URL. */
        QUERY
    }

    private static final String PREFIX = SigningKey.ALGORITHM + " ";

    static AgentSignature of(RequestView request, SignedTarget target) throws UnsignableException {
        List<String> fields = request.all("authorization");
        if (fields.size() > 1) {
            throw new UnsignableException("cannot sign a request with two `Authorization` fields");
        }
        String field = fields.isEmpty() ? "" : fields.getFirst().strip();
        refuseOtherVersions(request, target, field);
        boolean presigned = presigned(target);
        boolean signed = field.startsWith(PREFIX);
        if (signed && presigned) {
            throw new UnsignableException("cannot sign a request that is signed twice");
        }
        if (presigned) {
            return new AgentSignature(
                    Form.QUERY,
                    SigningScope.ofCredential(one(target, "x-amz-credential")),
                    names(one(target, "x-amz-signedheaders")));
        }
        if (!signed) {
            return new AgentSignature(Form.NONE, Optional.empty(), Set.of());
        }
        return new AgentSignature(
                Form.FIELD,
                part(field, "Credential=").flatMap(SigningScope::ofCredential),
                part(field, "SignedHeaders=").map(AgentSignature::names).orElse(Set.of()));
    }

    /** Whether a parameter of the query belongs to a signature. */
    static boolean parameter(String lowerName) {
        return switch (lowerName) {
            case "x-amz-algorithm",
                    "x-amz-credential",
                    "x-amz-date",
                    "x-amz-expires",
                    "x-amz-security-token",
                    "x-amz-signature",
                    "x-amz-signedheaders" ->
                    true;
            default -> false;
        };
    }

    private static boolean presigned(SignedTarget target) throws UnsignableException {
        boolean any =
                !target.values("x-amz-signature").isEmpty()
                        || !target.values("x-amz-credential").isEmpty()
                        || !target.values("x-amz-algorithm").isEmpty();
        if (any) {
            one(target, "x-amz-signature");
            one(target, "x-amz-algorithm");
        }
        return any;
    }

    /** The only value of a parameter that a presigned URL must have. */
    static String one(SignedTarget target, String lowerName) throws UnsignableException {
        List<String> values = target.values(lowerName);
        if (values.size() != 1) {
            throw new UnsignableException(
                    "cannot sign a URL with %s `%s`"
                            .formatted(values.isEmpty() ? "no" : "more than one", lowerName));
        }
        return values.getFirst();
    }

    private static void refuseOtherVersions(RequestView request, SignedTarget target, String field)
            throws UnsignableException {
        List<String> algorithms = target.values("x-amz-algorithm");
        boolean asymmetric =
                field.startsWith("AWS4-ECDSA-")
                        || algorithms.stream().anyMatch(text -> text.startsWith("AWS4-ECDSA-"))
                        || !request.all("x-amz-region-set").isEmpty()
                        || !target.values("x-amz-region-set").isEmpty();
        if (asymmetric) {
            throw new UnsignableException("cannot make signatures of version 4a (ECDSA)");
        }
        boolean second =
                field.equals("AWS")
                        || field.startsWith("AWS ")
                        || field.startsWith("AWS3")
                        || !target.values("awsaccesskeyid").isEmpty();
        if (second) {
            throw new UnsignableException("does not make signatures of version 2: use version 4");
        }
        boolean unknown =
                (field.startsWith("AWS4-") && !field.startsWith(PREFIX))
                        || algorithms.stream().anyMatch(text -> !text.equals(SigningKey.ALGORITHM));
        if (unknown) {
            throw new UnsignableException("cannot make signatures of this algorithm");
        }
        if (!request.all("x-amz-s3session-token").isEmpty()
                || !target.values("x-amz-s3session-token").isEmpty()) {
            throw new UnsignableException("cannot sign for a session of a directory bucket");
        }
    }

    private static Optional<String> part(String field, String name) {
        for (String part : field.substring(PREFIX.length()).split(",", -1)) {
            if (part.strip().startsWith(name)) {
                return Optional.of(part.strip().substring(name.length()));
            }
        }
        return Optional.empty();
    }

    private static Set<String> names(String list) {
        return new TreeSet<>(List.of(list.toLowerCase(Locale.ROOT).split(";", -1)));
    }
}
