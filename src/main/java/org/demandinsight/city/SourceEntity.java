package org.demandinsight.city;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "source")
@NullUnmarked // Hibernate fills the fields
class SourceEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String code;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "name_en")
    String nameEn;

    String zone;

    Source source() {
        return new Source(id, code, new Wording(nameZh, nameEn), ZoneId.of(zone));
    }
}
