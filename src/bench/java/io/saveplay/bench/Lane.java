package io.saveplay.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** A connection, which carries one request at a time. */
final class Lane extends SimpleChannelInboundHandler<HttpObject> {
    private @Nullable ChannelHandlerContext context;
    private @Nullable Run run;
    private long since;
    private int status;

    /** Takes part in a run from now on. */
    void join(Run next) {
        run = next;
    }

    /**
     * Sends a request.
     *
     * @param meant when it was meant to be sent; its answer's time counts from there
     */
    void send(byte[] request, long meant) {
        since = meant;
        if (context != null) {
            var unused = context.writeAndFlush(Unpooled.wrappedBuffer(request));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, HttpObject part) {
        if (part instanceof HttpResponse response) {
            status = response.status().code();
        }
        if (part instanceof LastHttpContent && run != null) {
            run.answered(this, System.nanoTime() - since, status);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        if (run != null) {
            run.fail(new IllegalStateException("the service closed a connection"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext at, Throwable cause) {
        if (run != null) {
            run.fail(cause);
        }
    }
}
