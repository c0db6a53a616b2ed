package org.clawpatrol.proxy.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a wait for bytes that have to be complete by then, however slowly they drip. Removing it
 * from the pipeline calls it off; the gateway's stopping ends it at once. Lives on one connection's
 * loop.
 */
final class Deadline extends ChannelInboundHandlerAdapter {
    private final Duration patience;
    private final Runnable late;
    private @Nullable ScheduledFuture<?> timer;

    Deadline(Duration patience, Runnable late) {
        this.patience = patience;
        this.late = late;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        timer = context.executor().schedule(late, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Drain.BEGIN) {
            context.close();
            return;
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
