package org.clawpatrol.proxy.protocol.http;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.clawpatrol.proxy.approval.ApprovalRequest;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.approval.Approvals;

/** Approvals that a test answers. */
final class ManualApprovals implements Approvals {

    /** One question. */
    record Question(
            ApprovalRequest request, Consumer<ApprovalResult> callback, AtomicBoolean ended) {

        void answer(ApprovalResult result) {
            if (ended.compareAndSet(false, true)) {
                callback.accept(result);
            }
        }
    }

    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();

    @Override
    public Ticket ask(
            ApprovalRequest request, Duration timeout, Consumer<ApprovalResult> callback) {
        Question question = new Question(request, callback, new AtomicBoolean());
        questions.add(question);
        return () -> question.answer(new ApprovalResult.Disconnected());
    }

    Question next() throws InterruptedException {
        Question question = questions.poll(60, TimeUnit.SECONDS);
        if (question == null) {
            throw new AssertionError("nobody was asked");
        }
        return question;
    }
}
