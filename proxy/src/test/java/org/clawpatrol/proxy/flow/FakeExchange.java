package org.clawpatrol.proxy.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.journal.Outcome;

/** An agent that stays, and an origin that answers at once. */
public final class FakeExchange implements Exchange {
    final List<Permit> forwarded = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    Executor executor = Runnable::run;

    @Override
    public Executor executor() {
        return executor;
    }

    @Override
    public boolean alive() {
        return true;
    }

    @Override
    public void onGone(Runnable action) {}

    @Override
    public void forward(Permit permit, Lease lease, Done done) {
        forwarded.add(permit);
        lease.close();
        done.accept(new Outcome("200", 0, 0, 0, ""));
    }

    @Override
    public void refuse(Refusal refusal) {
        refusals.add(refusal);
    }
}
