package org.demandinsight.city;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "holiday")
@NullUnmarked // Hibernate fills the fields
class HolidayEntity extends PanacheEntityBase {
    @Id LocalDate day;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "name_en")
    String nameEn;

    boolean working;

    Holiday holiday() {
        return new Holiday(day, new Wording(nameZh, nameEn), working);
    }
}
