package org.clawpatrol.proxy.credential.oauth;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The wait for an answer of an authorization server, whatever carries the call. Stateless. */
public final class PendingReply {
    /** Bytes that an answer may have unless the call says otherwise. */
    public static final int LARGEST = 64 << 10;

    private PendingReply() {}

    /** The answer is larger than anybody reads. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Waits for no longer than the bound, and then gives the call up.
     *
     * @param known what to say of failures that only this way of calling has; never text of the
     *     server
     * @throws TokenException where there is none
     */
    public static <T> T await(
            TokenCall call,
            CompletableFuture<T> answer,
            Duration bound,
            Function<@Nullable Throwable, Optional<String>> known)
            throws TokenException {
        try {
            return answer.get(call.patience(bound).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw TokenException.transientFailure(": " + call.server() + " did not answer in time");
        } catch (ExecutionException e) {
            String reason = known.apply(e.getCause()).orElseGet(() -> reason(call, e.getCause()));
            throw TokenException.transientFailure(": " + call.server() + " " + reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.transientFailure(": the gateway is stopping");
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(TokenCall call, @Nullable Throwable failure) {
        return switch (failure) {
            case TooLargeException _ ->
                    "answered with more than " + (call.largest() >> 10) + " KiB";
            case SSLException _ -> "could not be verified";
            case null, default -> "could not be reached";
        };
    }
}
