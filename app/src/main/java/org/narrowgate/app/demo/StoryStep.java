package org.narrowgate.app.demo;

import java.time.Instant;
import java.util.List;

/**
 * One thing that somebody does in the story.
 *
 * @param id by which tests name what must follow from it
 * @param chapter heading that begins with it; empty within a chapter
 * @param title what happens, in a line
 * @param tells one sentence for a reader
 * @param who acts
 * @param at when
 * @param run the command line, with {@code {key NAME}}, {@code {at}} and {@code {run N}} for what the player fills in
 * @param exit how the command must end; what is refused, or waits for a person, is meant
 * @param says what the command must print, among other things
 * @param shown how many lines of what is printed a document shows
 * @param picture file of a page that the command writes, worth a picture; empty for none
 */
public record StoryStep(
        String id,
        String chapter,
        String title,
        String tells,
        String who,
        Instant at,
        String run,
        int exit,
        List<String> says,
        int shown,
        String picture) {
    public StoryStep {
        says = List.copyOf(says);
    }
}
