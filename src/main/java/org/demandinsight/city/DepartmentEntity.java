package org.demandinsight.city;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "department")
@NullUnmarked // Hibernate fills the fields
class DepartmentEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String code;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "name_en")
    String nameEn;

    String[] phones;

    @Enumerated(EnumType.STRING)
    Origin origin;

    @Column(name = "mapped_to")
    @Nullable Integer mappedTo;

    Department department() {
        return new Department(
                id,
                code,
                new Wording(nameZh, nameEn),
                List.of(phones),
                origin,
                mappedTo == null ? 0 : mappedTo);
    }
}
