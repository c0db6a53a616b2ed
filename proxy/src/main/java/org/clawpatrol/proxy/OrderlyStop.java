package org.clawpatrol.proxy;

import org.clawpatrol.proxy.approval.ApprovalPool;

/**
 * What happens first when a gateway stops: it takes nothing new, refuses what waits for a person,
 * and lets what is under way end, while the dashboard still says why. Closed by one thread.
 */
final class OrderlyStop implements AutoCloseable {
    private final DataPath data;
    private final ApprovalPool approvals;

    OrderlyStop(DataPath data, ApprovalPool approvals) {
        this.data = data;
        this.approvals = approvals;
    }

    @Override
    public void close() {
        data.drain();
        approvals.close();
        data.settle();
    }
}
