/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.io.IOException;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.queue.QueuedTask;
import org.entirespace.serve.split.ArmNotReadyException;

/**
 * Work for a request, whose asker gets an answer or a reason, whatever happens.
 *
 * @param work what is done
 * @param asker who waits for it
 * @param listener hears of faults of the program
 */
record Attempt(Work work, Asker asker, AnswerListener listener) implements QueuedTask {

    @Override
    public void run() {
        try {
            work.run();
        } catch (IllegalRequestException e) {
            asker.refused(Refusal.MALFORMED, String.valueOf(e.getMessage()));
        } catch (UnknownModelException e) {
            asker.refused(Refusal.UNKNOWN, String.valueOf(e.getMessage()));
        } catch (ArmNotReadyException e) {
            asker.refused(Refusal.NOT_READY, String.valueOf(e.getMessage()));
        } catch (ModelRefusedException | IOException e) {
            asker.refused(Refusal.UNFIT, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asker.refused(Refusal.STOPPING, ServingRoom.STOPS);
        } catch (RuntimeException | Error e) { // memory outside the heap may be short for one request alone
            listener.failed(e);
            asker.refused(Refusal.FAULT, "internal error");
        }
    }

    @Override
    public void drop() {
        asker.refused(Refusal.LATE, "the deadline passed before the request began to be scored");
    }
}
