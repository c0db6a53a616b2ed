package org.clawpatrol.proxy.failure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Every way in which an action, or the connection that should carry it, can fail. Each has one
 * status; what agents read is the text of the answer, which leaks neither rules nor secrets.
 *
 * <p>{@code docs/failures.md} is written from this.
 */
public enum Failure {
    MALFORMED_REQUEST(
            Answer.toAgent(400),
            "The request could be read in two ways, or not at all. The connection closes.",
            "Correct the client; the text names the part that is wrong."),
    LOGIN_MISSING(
            Answer.of(400, Side.OPERATOR, Retry.USELESS),
            "A program renews a token with a placeholder, and its credential has no login or secret.",
            "Connect the credential on the dashboard, or set its secret; the answer names it."),
    POLICY(
            Answer.of(403, Side.OPERATOR, Retry.USELESS),
            "A rule, a default or the lack of an endpoint for the host refuses it.",
            "Read the reason; the record on the dashboard names the rule."),
    NOT_APPROVED(
            Answer.of(403, Side.OPERATOR, Retry.USELESS),
            "An approver said no, or nobody decided in time, or nobody could be asked.",
            "Ask again only if the approver is to decide again."),
    ADDRESS_NOT_REACHABLE(
            Answer.of(403, Side.OPERATOR, Retry.USELESS),
            "The host is in a range that agents must not reach.",
            "Name the address in the endpoint's `dial` if it is meant to be reached."),
    METHOD_NOT_ALLOWED(
            Answer.toAgent(405), "A method that cannot be proxied.", "Use another method."),
    DEVICE_UNPROVEN(
            Answer.toAgent(407),
            "The connection does not prove which device it belongs to.",
            "`clawpatrol join`, then start the program with `clawpatrol run`."),
    REQUEST_TIMEOUT(
            Answer.of(408, Side.AGENT, Retry.SAFE),
            "Head or body of the request did not arrive in time.",
            "Send it again."),
    REQUEST_TOO_LARGE(
            Answer.toAgent(413),
            "The body is larger than a limit allows.",
            "Send less, or raise the limit the text names."),
    TARGET_TOO_LONG(
            Answer.toAgent(414), "The request line is too long.", "Send the data in the body."),
    EXPECTATION_FAILED(
            Answer.toAgent(417),
            "`Expect` names something other than `100-continue`.",
            "Leave the field out."),
    WRONG_HOST(
            Answer.toAgent(421),
            "The names in CONNECT, TLS and the request differ, or the host has no endpoint.",
            "Open a connection for each host."),
    WRONG_VERSION(
            Answer.toAgent(426),
            "A version of WebSocket other than 13, or in TLS no application protocol but foreign ones.",
            "Use version 13; offer `http/1.1` or `h2`."),
    HEAD_TOO_LARGE(
            Answer.toAgent(431), "The header fields are too many or too long.", "Send fewer."),
    INTERNAL(
            Answer.of(500, Side.GATEWAY, Retry.IF_IDEMPOTENT),
            "A fault of the gateway; nothing is sent on an unconfirmed decision.",
            "Report it with the log of the time."),
    CREDENTIAL(
            Answer.of(502, Side.OPERATOR, Retry.SAFE),
            "The credential has no secret, may not be used, or was not chosen.",
            "`clawpatrol credentials set NAME`, or let the rule say which with `inject`."),
    UPSTREAM_UNREACHABLE(
            Answer.of(502, Side.UPSTREAM, Retry.SAFE),
            "The origin's name has no address, or it does not take connections.",
            "Check the origin; the log has the cause."),
    UPSTREAM_NOT_TRUSTED(
            Answer.of(502, Side.UPSTREAM, Retry.SAFE),
            "The origin's certificate is not valid for the host.",
            "Correct the certificate, or give the endpoint its `ca_cert`."),
    UPSTREAM_NOT_ALLOWED(
            Answer.of(502, Side.OPERATOR, Retry.SAFE),
            "The origin's name leads to an address that agents must not reach.",
            "Name the address in the endpoint's `dial` if it is meant to be reached."),
    UPSTREAM_PROXY(
            Answer.of(502, Side.UPSTREAM, Retry.SAFE),
            "The proxy on the way to the origin does not answer, or refuses.",
            "Check `gateway.upstream_proxy` and that proxy."),
    LOOKUPS_BUSY(
            Answer.of(502, Side.GATEWAY, Retry.SAFE),
            "More names wait to be looked up than the gateway lets wait.",
            "Check the resolver; send the request again."),
    UPSTREAM_BROKEN(
            Answer.of(502, Side.UPSTREAM, Retry.IF_IDEMPOTENT),
            "The origin closed or answered what is not HTTP.",
            "Check the origin; the record has the cause."),
    UPSTREAM_UNREADABLE(
            Answer.of(502, Side.UPSTREAM, Retry.IF_IDEMPOTENT),
            "The origin's answer is coded so that it cannot be searched for the lent credential.",
            "Let the origin heed `Accept-Encoding: identity`, or send gzip, deflate, br or zstd."),
    NOT_SENT(
            Answer.of(502, Side.GATEWAY, Retry.SAFE),
            "The request could not be put into a form to send.",
            "Report it with the log of the time."),
    NOT_RECORDED(
            Answer.of(503, Side.GATEWAY, Retry.SAFE),
            "The journal cannot take a record, and nothing happens without one.",
            "Look after the disk of `state_dir`; the gateway goes on by itself."),
    TOO_MANY_CONNECTIONS(
            Answer.of(503, Side.AGENT, Retry.SAFE),
            "The device, or all of them together, has as many connections open as it may.",
            "Close some, then try again; `limits.connections_per_peer` and `limits.connections` are the bounds."),
    UPSTREAM_RESTING(
            Answer.of(503, Side.UPSTREAM, Retry.SAFE).after(10),
            "The origin failed several times in a row, so it is not tried for a moment.",
            "Check the origin; it is tried again by itself, within the seconds that `Retry-After` says."),
    UPSTREAM_SILENT(
            Answer.of(504, Side.UPSTREAM, Retry.IF_IDEMPOTENT),
            "The origin did not answer within `limits.response_timeout`.",
            "Check the origin, or raise the limit where it is meant to take so long.");

    // A record of enums.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Answer answer;

    private final String meaning;
    private final String advice;

    Failure(Answer answer, String meaning, String advice) {
        this.answer = answer;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** All, in the order of their statuses. */
    public static List<Failure> all() {
        return Arrays.asList(values());
    }

    /** As metrics and records show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status agents get over HTTP. */
    public int status() {
        return answer.status();
    }

    /** Seconds after which it may succeed (RFC 9110, 10.2.3); empty where nobody knows. */
    public OptionalInt retryAfter() {
        return answer.retryAfter();
    }

    public Side side() {
        return answer.side();
    }

    public Retry retry() {
        return answer.retry();
    }

    /** What happened, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do, in a sentence. */
    public String advice() {
        return advice;
    }
}
