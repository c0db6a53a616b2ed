package org.clawpatrol.proxy.credential.aws;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.clawpatrol.proxy.credential.RequestEdit;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Signs one request anew: every check first, then the changes. What is signed is what is sent: the
 * target in one spelling, fields that came more than once as one. One thread.
 */
final class RequestSigning {
    private static final String DATE = "X-Amz-Date";

    private final RequestEdit request;
    private final SignedTarget target;
    private final AgentSignature agent;
    private final SigningScope scope;
    private final Payload payload;
    private final Optional<ChunkedUpload> upload;
    private final long secondsLeft;

    RequestSigning(RequestEdit request) throws UnsignableException {
        this.request = request;
        SignedTarget forwarded = SignedTarget.of(request.target());
        agent = AgentSignature.of(request, forwarded);
        scope = ScopeChoice.of(agent.scope(), request.host());
        target = checked(forwarded);
        payload = Payload.of(request, target, agent.form(), scope.storage());
        upload =
                payload.signedChunks()
                        ? Optional.of(ChunkedUpload.of(request, payload.trailer()))
                        : Optional.empty();
        secondsLeft = presigned() ? PresignedLife.left(target, request.now()) : 0;
    }

    /** What an agent means by a path must be what the service reads. */
    private SignedTarget checked(SignedTarget forwarded) throws UnsignableException {
        if (!scope.storage()) {
            if (forwarded.hasDotSegments()) {
                throw new UnsignableException("cannot sign a path with dot segments");
            }
            return forwarded;
        }
        if (!forwarded.names(request.rawPath())) {
            throw new UnsignableException(
                    "cannot sign for a key of S3 with empty or dot segments, which the endpoint"
                            + " joins: it has no `path_normalization = \"off\"`");
        }
        return forwarded.ofStorage();
    }

    void apply(AccessKey key) {
        request.remove("Authorization");
        request.remove(DATE);
        request.remove("X-Amz-Security-Token");
        try (SigningKey signing = SigningKey.of(key.secret(), scope, request.now())) {
            String signature = presigned() ? signQuery(key, signing) : signFields(key, signing);
            try (Secret derived = Secret.of(signature)) {
                request.mask(derived);
            }
        }
    }

    private boolean presigned() {
        return agent.form() == AgentSignature.Form.QUERY;
    }

    private String signQuery(AccessKey key, SigningKey signing) {
        SortedSet<String> names = names();
        SignedTarget kept = target.without(AgentSignature::parameter);
        List<String> parameters =
                SignedQuery.parameters(key, signing, String.join(";", names), secondsLeft);
        CanonicalRequest canonical = canonical(kept, parameters);
        names.forEach(name -> canonical.field(name, values(name)));
        String signature = signing.sign(SigningKey.ALGORITHM, canonical.hash(payload.hash()));
        parameters.add("X-Amz-Signature=" + signature);
        try (Secret sent = Secret.of(kept.wire(parameters))) {
            request.setTarget(sent);
        }
        return signature;
    }

    private String signFields(AccessKey key, SigningKey signing) {
        request.set(DATE, signing.timestamp());
        if (!payload.declared() && (scope.storage() || payload.unsigned())) {
            request.set("X-Amz-Content-Sha256", payload.hash());
        }
        SortedSet<String> names = names();
        key.session().ifPresent(token -> names.add(SignedFields.SESSION));
        CanonicalRequest canonical = canonical(target, List.of());
        for (String name : names) {
            if (name.equals(SignedFields.SESSION)) {
                canonical.field(name, key.session().orElseThrow());
            } else {
                canonical.field(name, values(name));
            }
        }
        String hash = canonical.hash(payload.hash());
        String signature = signing.sign(SigningKey.ALGORITHM, hash);
        key.session().ifPresent(token -> request.setSecret("X-Amz-Security-Token", "", token));
        authorize(key, signing, canonical.signedNames(), signature);
        upload.ifPresent(
                chunks ->
                        request.rewriteBody(
                                new ChunkedBody(
                                        chunks, new ChunkSigning(signing.copy(), signature))));
        String wire = target.wire(List.of());
        if (!wire.equals(request.target())) {
            try (Secret sent = Secret.of(wire)) {
                request.setTarget(sent);
            }
        }
        return signature;
    }

    private void authorize(
            AccessKey key, SigningKey signing, String signedNames, String signature) {
        String value =
                "%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(key.id().revealText(), signing.scope(), signedNames, signature);
        try (Secret sent = Secret.of(value)) {
            request.setSecret("Authorization", SigningKey.ALGORITHM + " Credential=", sent);
        }
    }

    private CanonicalRequest canonical(SignedTarget sent, List<String> parameters) {
        return new CanonicalRequest(
                request.method(),
                sent.canonicalPath(scope.storage()),
                sent.canonicalQuery(parameters));
    }

    /** Names of the fields to be signed; each is one field from here on. */
    private SortedSet<String> names() {
        SortedSet<String> names = SignedFields.names(request, agent);
        for (String name : names) {
            List<String> values = request.all(name);
            if (values.size() > 1) {
                request.set(name, CanonicalRequest.joined(values));
            }
        }
        return names;
    }

    private List<String> values(String name) {
        return name.equals(SignedFields.HOST) ? List.of(request.authority()) : request.all(name);
    }
}
