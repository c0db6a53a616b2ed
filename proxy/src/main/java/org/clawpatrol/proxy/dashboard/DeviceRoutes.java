package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.dashboard.page.DevicePage;
import org.clawpatrol.proxy.dashboard.page.JtedevicesGenerated;
import org.clawpatrol.proxy.dashboard.page.Moment;
import org.clawpatrol.proxy.dashboard.page.Shell;
import org.clawpatrol.proxy.dashboard.page.VisibleText;
import org.clawpatrol.proxy.device.Enrolments;
import org.clawpatrol.proxy.state.DeviceTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Registered devices, and those that ask to join. */
final class DeviceRoutes {
    private final DashboardSources sources;
    private final Shells shells;
    private final InstantSource clock;

    DeviceRoutes(DashboardSources sources, Shells shells, InstantSource clock) {
        this.sources = sources;
        this.shells = shells;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.get("/devices", this::page),
                Route.get("/api/devices", this::list),
                Route.post("/api/devices/delete", this::delete),
                Route.get("/api/enrolments", this::enrolments),
                Route.post("/api/enrolments/decide", this::decide));
    }

    private void page(Context request) {
        Shell shell = shells.of(request, Shell.Section.DEVICES);
        DevicePage page = view(clock.instant());
        Answers.page(
                request,
                (out, none) ->
                        JtedevicesGenerated.render(out, none, shell, Optional.empty(), page));
    }

    private DevicePage view(Instant now) {
        List<DeviceTable.Row> devices = sources.devices().all();
        Set<String> names = devices.stream().map(DeviceTable.Row::name).collect(Collectors.toSet());
        return new DevicePage(
                devices.stream().map(row -> device(row, now)).toList(),
                sources.enrolments().pending().stream()
                        .map(one -> enrolment(one, names.contains(one.name()), now))
                        .toList());
    }

    private DevicePage.Device device(DeviceTable.Row row, Instant now) {
        return new DevicePage.Device(
                row.id(),
                VisibleText.line(row.name()),
                VisibleText.line(row.profile()),
                !declared(row.profile()),
                Moment.of(row.createdAt(), now),
                Moment.of(row.lastSeenAt(), now));
    }

    private DevicePage.Enrolment enrolment(Enrolments.Pending one, boolean replaces, Instant now) {
        return new DevicePage.Enrolment(
                one.userCode(),
                VisibleText.line(one.name()),
                VisibleText.line(one.profile()),
                declared(one.profile()),
                replaces,
                Moment.of(one.expiresAt(), now));
    }

    private boolean declared(String profile) {
        return sources.configuration().current().profiles().containsKey(profile);
    }

    private void list(Context request) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (DeviceTable.Row row : sources.devices().all()) {
            array.addObject()
                    .put("id", row.id())
                    .put("name", row.name())
                    .put("profile", row.profile())
                    .put("profile_declared", declared(row.profile()))
                    .put("created_at", row.createdAt().toString())
                    .put("last_seen_at", row.lastSeenAt().toString());
        }
        Answers.json(request, array);
    }

    private void delete(Context request) {
        Submission submission = Submission.of(request);
        if (!sources.devices().delete(submission.text("id"))) {
            throw new RefusedException(404, "no such device");
        }
        Changes.done(request, submission, "/devices");
    }

    private void enrolments(Context request) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Enrolments.Pending one : sources.enrolments().pending()) {
            array.addObject()
                    .put("code", one.userCode())
                    .put("name", one.name())
                    .put("profile", one.profile())
                    .put("created_at", one.createdAt().toString())
                    .put("expires_at", one.expiresAt().toString());
        }
        Answers.json(request, array);
    }

    private void decide(Context request) {
        Submission submission = Submission.of(request);
        boolean found =
                sources.enrolments()
                        .decide(
                                submission.text("code"),
                                submission.flag("allow"),
                                Caller.of(request).name());
        if (!found) {
            throw new RefusedException(404, "no device waits with this code");
        }
        Changes.done(request, submission, "/devices");
    }
}
