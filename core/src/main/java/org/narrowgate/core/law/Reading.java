package org.narrowgate.core.law;

import java.time.LocalDate;
import java.util.List;

/**
 * One way to read an open question of an element.
 *
 * @param question the open question it answers, e.g. {@code address-meaning}
 * @param strictest whether it is the default
 * @param sources the opinions and holdings it is drawn from
 */
public record Reading(
        String id, String question, String text, boolean strictest, LocalDate dated, List<String> sources) {}
