package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import org.clawpatrol.proxy.dashboard.page.Shell;

/** Makes the frame of a page for whoever asks. Immutable. */
final class Shells {
    private final String version;

    Shells(String version) {
        this.version = version;
    }

    Shell of(Context request, Shell.Section section) {
        Caller caller = Caller.of(request);
        return new Shell(section.label(), section, caller.name(), caller.csrf(), version);
    }
}
