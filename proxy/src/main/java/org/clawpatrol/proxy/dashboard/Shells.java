package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import org.clawpatrol.proxy.dashboard.page.Shell;

/** Makes the frame of a page for whoever asks. Safe to share. */
final class Shells {
    private final String version;
    private final GatewayStatus status;

    Shells(String version, GatewayStatus status) {
        this.version = version;
        this.status = status;
    }

    Shell of(Context request, Shell.Section section) {
        Caller caller = Caller.of(request);
        return new Shell(
                section.label(),
                section,
                caller.name(),
                caller.csrf(),
                version,
                AlarmRoutes.alarm(status));
    }
}
