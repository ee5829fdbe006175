package org.narrowgate.core.office.acting;

import java.time.LocalDate;

public record Vacancy(LocalDate since, VacancyCause cause) {}
