package org.clawpatrol.proxy.dashboard.page;

import java.util.List;

/** The registered devices and those that ask to join. */
public record DevicePage(List<Device> devices, List<Enrolment> enrolments) {
    public DevicePage {
        devices = List.copyOf(devices);
        enrolments = List.copyOf(enrolments);
    }

    /**
     * @param refused whether its profile is not in the active configuration
     */
    public record Device(
            String id,
            VisibleText name,
            VisibleText profile,
            boolean refused,
            Moment created,
            Moment seen) {}

    /**
     * @param known whether its profile is in the active configuration
     * @param replaces whether a device of that name is registered already
     */
    public record Enrolment(
            String code,
            VisibleText name,
            VisibleText profile,
            boolean known,
            boolean replaces,
            Moment expires) {}
}
