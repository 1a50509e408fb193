<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ArticleStructure</name>
    <message>
        <source>Heading level {level}</source>
        <translation>Título de nivel {level}</translation>
    </message>
    <message>
        <source>Source {number}</source>
        <translation>Fuente {number}</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>Puntos clave</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Estudios</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Closed part</source>
        <translation>Parte cerrada</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>En esta página</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Listen to this page</source>
        <translation>Escuchar esta página</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Find on this page (Ctrl+F)</source>
        <translation>Buscar en esta página (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>DisplayCard</name>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Cream</source>
        <translation>Crema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>More space between letters and lines</source>
        <translation>Más espacio entre letras y líneas</translation>
    </message>
    <message>
        <source>Text and colors</source>
        <translation>Texto y colores</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Text size {size} percent</source>
        <translation>Tamaño del texto: {size} por ciento</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find on this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Lugar anterior</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Lugar siguiente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} de {count}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No se encontró</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>When to call now</source>
        <translation>Cuándo llamar de inmediato</translation>
    </message>
    <message>
        <source>Signs that should not wait</source>
        <translation>Señales que no deben esperar</translation>
    </message>
    <message>
        <source>Read at your own pace</source>
        <translation>Lea a su propio ritmo</translation>
    </message>
    <message>
        <source>Choose a topic, or ask someone here.</source>
        <translation>Elija un tema, o pregunte a alguien aquí.</translation>
    </message>
</context>
<context>
    <name>ListenBar</name>
    <message>
        <source>Previous sentence</source>
        <translation>Oración anterior</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Oración siguiente</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más despacio</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Speed {rate}</source>
        <translation>Velocidad {rate}</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Language: {language}. Voice: {voice}.</source>
        <translation>Idioma: {language}. Voz: {voice}.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>This page is not in the library, or it could not be read.</source>
        <translation>Esta página no está en la biblioteca, o no se pudo leer.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>This link leads outside the library and is not opened.</source>
        <translation>Este enlace lleva fuera de la biblioteca y no se abre.</translation>
    </message>
    <message>
        <source>Source {number}</source>
        <translation>Fuente {number}</translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Show the topics</source>
        <translation>Mostrar los temas</translation>
    </message>
    <message>
        <source>Get help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Show places to get help</source>
        <translation>Mostrar lugares donde pedir ayuda</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Buscar (Ctrl+K)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Atrás (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Adelante (Alt+Derecha)</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Smaller text (Ctrl+-)</source>
        <translation>Texto más pequeño (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Larger text (Ctrl++)</source>
        <translation>Texto más grande (Ctrl++)</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Choose colors</source>
        <translation>Elegir colores</translation>
    </message>
    <message>
        <source>Text and colors</source>
        <translation>Texto y colores</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Places to get help</source>
        <translation>Lugares donde pedir ayuda</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Parte siguiente de la ventana</translation>
    </message>
    <message>
        <source>Part of the window before</source>
        <translation>Parte anterior de la ventana</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Estas teclas</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>Speaker</name>
    <message>
        <source>The part of Snowdrop that reads aloud is not installed. Ask for the extra “speech” (PySide6-Addons).</source>
        <translation>La parte de Snowdrop que lee en voz alta no está instalada. Pida el extra “speech” (PySide6-Addons).</translation>
    </message>
    <message>
        <source>This computer cannot read aloud yet. On Linux, install speech-dispatcher and espeak-ng.</source>
        <translation>Este equipo todavía no puede leer en voz alta. En Linux, instale speech-dispatcher y espeak-ng.</translation>
    </message>
    <message>
        <source>This computer has no voice for this language ({language}). On Linux, install speech-dispatcher and espeak-ng.</source>
        <translation>Este equipo no tiene voz para este idioma ({language}). En Linux, instale speech-dispatcher y espeak-ng.</translation>
    </message>
    <message>
        <source>The voice is gone, so reading aloud has stopped.</source>
        <translation>La voz ya no está disponible; la lectura se detuvo.</translation>
    </message>
    <message>
        <source>The voice of this computer failed, so reading aloud has stopped.</source>
        <translation>La voz de este equipo falló; la lectura se detuvo.</translation>
    </message>
    <message>
        <source>The voice of this computer does not answer. Reading aloud has stopped.</source>
        <translation>La voz de este equipo no responde. La lectura se detuvo.</translation>
    </message>
</context>
<context>
    <name>TilePage</name>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
</context>
<context>
    <name>TopicSidebar</name>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
</context>
</TS>
