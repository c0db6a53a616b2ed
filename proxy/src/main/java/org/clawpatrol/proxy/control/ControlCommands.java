package org.clawpatrol.proxy.control;

import java.util.Map;

/** What the control socket can be asked. */
public interface ControlCommands {

    /**
     * Answers one request.
     *
     * @param request member {@code command} names what is asked; the rest are its arguments
     * @return member {@code ok} tells whether it was done; {@code message} says why not
     */
    Map<String, Object> answer(Map<String, Object> request);
}
