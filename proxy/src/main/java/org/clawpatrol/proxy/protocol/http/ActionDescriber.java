package org.clawpatrol.proxy.protocol.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clawpatrol.proxy.flow.Description;
import org.clawpatrol.proxy.journal.RecordMarks;
import org.clawpatrol.proxy.protocol.http.websocket.CollectedMessage;

/** Says what a request looks like to people and to records. Immutable. */
record ActionDescriber(HttpSession session, HttpRequest request) {

    Description describe(CapturedBody body, Optional<String> credential, long sampleLimit) {
        boolean unread = body.extent() == CapturedBody.Extent.UNREAD;
        boolean cut =
                body.extent() != CapturedBody.Extent.COMPLETE || body.bytes().length > sampleLimit;
        return new Description(
                request.method(),
                host(),
                request.path().shown(),
                rawPath(),
                request.target().query().orElse(""),
                Redaction.of(request.fields()),
                BodySample.of(body.bytes(), sampleLimit),
                unread ? -1 : body.bytes().length,
                cut,
                digest(body, credential));
    }

    /** The description of a message of the WebSocket that the request opened. */
    Description describe(CollectedMessage message, Optional<String> credential, long sampleLimit) {
        byte[] said = message.bytes();
        boolean complete = message.extent() == CollectedMessage.Extent.COMPLETE;
        return new Description(
                RecordMarks.message(message.direction().arrow()),
                host(),
                request.path().shown(),
                rawPath(),
                request.target().query().orElse(""),
                Redaction.of(request.fields()),
                BodySample.of(said, sampleLimit),
                said.length,
                !complete || said.length > sampleLimit,
                identity()
                        .add(credential.orElse(""))
                        .add(request.forwardFields())
                        .add(message.direction().name())
                        .add(message.text() ? "text" : "binary")
                        .add(message.extent().name())
                        .add(said)
                        .hex());
    }

    /** Equal for the same request of the same device on the same day (UTC). */
    String fingerprint(CapturedBody body, Instant now) {
        long day = now.getEpochSecond() / Duration.ofDays(1).toSeconds();
        return identity().add(body.bytes()).add(Long.toString(day)).hex();
    }

    private String digest(CapturedBody body, Optional<String> credential) {
        return identity()
                .add(credential.orElse(""))
                .add(request.forwardFields())
                .add(body.extent().name())
                .add(body.bytes())
                .hex();
    }

    private ActionDigest identity() {
        return session.digests()
                .begin()
                .add(session.connection().peer().deviceId())
                .add(session.connection().peer().profile())
                .add(request.method())
                .add(host())
                .add(request.forwardTarget());
    }

    /** Empty for nearly every request. */
    private String rawPath() {
        String raw = request.target().path();
        return raw.equals(request.path().shown()) ? "" : raw;
    }

    private String host() {
        return Origins.authority(Origins.of(session.connection()));
    }
}
