"""Pasted texts of invented news, as they reach a desk."""

RELEASE = """KPU Banyuasin Sortir Surat Suara Pilkada 2024

BANYUASIN - KPU Kabupaten Banyuasin menyortir surat suara Pilkada 2024 sejak Senin (4/11/2024).

BACA JUGA: Gudang KPU Banyuasin Dijaga Dua Regu

Ketua KPU Banyuasin, Ratna Wulansari, menyebut 120 petugas bekerja dalam dua giliran.
"""

CLIPPING = """Logistik Pilkada 2024 Tiba di Banyuasin

BANYUASIN, CONTOHPOS.COM - KPU Kabupaten Banyuasin menerima logistik, Selasa (5/11/2024).

Truk datang menjelang subuh dan dibongkar sampai siang oleh tiga puluh orang petugas gudang yang
bergantian. Setelah itu kotak dihitung ulang bersama pengawas, dicatat satu per satu, lalu disusun
menurut kecamatan supaya pengiriman ke tempat yang jauh dapat berangkat lebih dahulu.

(Sari/ContohPos.com)
"""

HOMONYM = "Warga Semarang mengikuti simulasi pemungutan suara di sebuah lapangan."
