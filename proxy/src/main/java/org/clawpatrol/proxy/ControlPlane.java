package org.clawpatrol.proxy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.approval.ApprovalLimits;
import org.clawpatrol.proxy.approval.ApprovalPool;
import org.clawpatrol.proxy.approval.Timeouts;
import org.clawpatrol.proxy.device.DeviceRegistry;
import org.clawpatrol.proxy.device.Enrolments;
import org.clawpatrol.proxy.operator.ApiTokens;
import org.clawpatrol.proxy.operator.LoginThrottle;
import org.clawpatrol.proxy.operator.OperatorAccess;
import org.clawpatrol.proxy.operator.OperatorAccounts;
import org.clawpatrol.proxy.operator.Sessions;
import org.clawpatrol.proxy.operator.SetupToken;
import org.clawpatrol.proxy.probe.ExpiryWatch;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.secret.SecretStore;
import org.clawpatrol.proxy.state.StateUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people and machines around the traffic: operators, devices, approvals, and the chores. */
final class ControlPlane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);

    private final ScheduledExecutorService scheduler =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().daemon().name("chores-", 0).factory());
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("background").factory());
    private final ApprovalPool approvals;
    private final DeviceRegistry devices;
    private final Enrolments enrolments;
    private final OperatorAccess operators;

    ControlPlane(GatewayState state, ActiveConfiguration active, SecureRandom random) {
        InstantSource clock = InstantSource.system();
        approvals =
                new ApprovalPool(ApprovalLimits.standard(), Timeouts.on(scheduler), clock, random);
        devices = new DeviceRegistry(state.store().devices(), active, background, clock, random);
        enrolments = new Enrolments(devices, clock, random);
        Duration session = active.current().gateway().dashboardSessionTtl();
        operators =
                new OperatorAccess(
                        new OperatorAccounts(
                                state.store().operators(), SetupToken.generate(random), clock),
                        new Sessions(state.store().operators(), session, clock, random),
                        new ApiTokens(state.store().operators(), clock, random),
                        new LoginThrottle(clock));
        refreshEachSecond(state.secrets());
    }

    /** Another process may have stored a secret. */
    private void refreshEachSecond(SecretStore secrets) {
        Runnable refresh =
                () -> {
                    try {
                        secrets.refresh();
                    } catch (StateUnavailableException e) {
                        LOG.warn("stored secrets could not be looked at: {}", e.getMessage());
                    }
                };
        scheduler.scheduleWithFixedDelay(refresh, 1, 1, TimeUnit.SECONDS);
    }

    /** Looks for secrets about to end, from now on. */
    void watchExpiry(ExpiryWatch watch) {
        scheduler.scheduleWithFixedDelay(watch, 0, 1, TimeUnit.HOURS);
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    ApprovalPool approvals() {
        return approvals;
    }

    DeviceRegistry devices() {
        return devices;
    }

    Enrolments enrolments() {
        return enrolments;
    }

    OperatorAccess operators() {
        return operators;
    }

    /** Stops the chores; the approvals are closed on their own, before everything else. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        background.shutdown();
    }
}
