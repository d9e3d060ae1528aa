/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.PriorityQueue;

/**
 * The event log in the making: events come block by block and leave in time order. It holds the events still to come, about
 * one for every five hundred impressions of the last week, more where actions outside the exposure happen. Not thread-safe.
 */
final class EventLog {

    static final String HEADER = "time,user_id,item_id,type\n";

    private final OutputStream out;
    private final long end;
    private final PriorityQueue<Event> waiting = new PriorityQueue<>();
    private final Text text = new Text();
    private long written;
    private long afterEnd;

    /**
     * An empty log.
     *
     * @param out where lines go
     * @param end the time from which on nothing is logged, in milliseconds since 1970
     */
    EventLog(OutputStream out, long end) throws IOException {
        this.out = out;
        this.end = end;
        out.write(HEADER.getBytes(US_ASCII));
    }

    /** Adds the events of a block, then writes all before {@code time}, earlier than which no more will come. */
    void add(Iterable<Event> events, long time) throws IOException {
        for (Event event : events) {
            if (event.time() < end) {
                waiting.add(event);
            } else {
                afterEnd++;
            }
        }
        writeBefore(time);
    }

    /** Writes all that is left. */
    void finish() throws IOException {
        writeBefore(Long.MAX_VALUE);
    }

    private void writeBefore(long time) throws IOException {
        for (Event event = waiting.peek(); event != null && event.time() < time; event = waiting.peek()) {
            waiting.remove();
            text.time(event.time())
                    .append(",u")
                    .number(event.user())
                    .append(",i")
                    .number(event.item());
            event.type().appendTo(text.append(','));
            text.append('\n');
            written++;
        }
        out.write(text.take());
    }

    /** The events written. */
    long written() {
        return written;
    }

    /** The events that came too late for the log. */
    long afterEnd() {
        return afterEnd;
    }
}
