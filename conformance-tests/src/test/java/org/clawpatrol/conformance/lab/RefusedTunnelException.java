package org.clawpatrol.conformance.lab;

import java.io.IOException;

/** The proxy did not open the tunnel. */
public final class RefusedTunnelException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    RefusedTunnelException(int status, String text) {
        super(status + " " + text);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
