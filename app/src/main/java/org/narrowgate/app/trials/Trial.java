package org.narrowgate.app.trials;

/**
 * A row and who its person is, which the generator alone knows.
 *
 * @param person index of its person; -1 if he is nobody of the population
 */
public record Trial(Statement stated, long person) {}
